package hookline.payload.cases;

import hookline.payload.model.Channel;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A directory that remembers what it was asked for and had: all that an outcome can depend on. For
 * one payload; not thread-safe.
 */
public final class AskedDirectory implements Directory {
  private final Directory directory;
  private final Settings settings;
  final Map<String, Hook> hooks = new LinkedHashMap<>();
  final Map<String, Channel> channels = new LinkedHashMap<>();
  final Map<String, User> users = new LinkedHashMap<>();
  final Map<String, Team> teams = new LinkedHashMap<>();

  public AskedDirectory(Directory directory) {
    this.directory = directory;
    this.settings = directory.settings();
  }

  private static <T> @Nullable T kept(
      @Nullable T value, Function<T, String> id, Map<String, T> asked) {
    if (value != null) {
      asked.put(id.apply(value), value);
    }
    return value;
  }

  @Override
  public @Nullable Hook hookBySource(String sourceId) {
    return kept(directory.hookBySource(sourceId), Hook::sourceId, hooks);
  }

  @Override
  public @Nullable Channel channel(String id) {
    return kept(directory.channel(id), Channel::id, channels);
  }

  @Override
  public @Nullable Channel channelByName(String teamId, String name) {
    return kept(directory.channelByName(teamId, name), Channel::id, channels);
  }

  @Override
  public @Nullable User user(String id) {
    return kept(directory.user(id), User::id, users);
  }

  @Override
  public @Nullable User userByName(String username) {
    return kept(directory.userByName(username), User::id, users);
  }

  @Override
  public @Nullable Team team(String id) {
    return kept(directory.team(id), Team::id, teams);
  }

  /** Those of the moment it was made. */
  @Override
  public Settings settings() {
    return settings;
  }
}
