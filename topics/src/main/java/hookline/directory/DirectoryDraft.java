package hookline.directory;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory as it will be once some entries are written, so that each of many can be judged by
 * those before it. Not thread-safe.
 */
public final class DirectoryDraft implements DirectoryLookup {
  private final DirectoryLookup base;
  private final DirectoryState written = new DirectoryState(Projection.WHOLE);
  private final Map<Place, DirectoryEntry> entries = new LinkedHashMap<>();
  private @Nullable Settings settings;

  private record Place(DirectoryTopic topic, String key) {}

  /** A draft without entries. */
  public DirectoryDraft(DirectoryLookup base) {
    this.base = base;
  }

  /** Puts an entry in the place of the one with its key. */
  public void put(DirectoryEntry entry) {
    written.apply(entry.topic(), entry.key(), entry.value());
    entries.put(new Place(entry.topic(), entry.key()), entry);
    if (entry.value() instanceof Settings given) {
      settings = given;
    }
  }

  /** What was put, the last of each key, in the order of the first. */
  public List<DirectoryEntry> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public @Nullable Object value(DirectoryTopic topic, String key) {
    if (topic == DirectoryTopic.SETTINGS) {
      return settings();
    }
    Object value = written.value(topic, key);
    return value == null ? base.value(topic, key) : value;
  }

  /** What the base says of a name, unless the thing was given another since. */
  private <T> @Nullable T unlessWritten(DirectoryTopic topic, @Nullable T there) {
    return there == null || written.value(topic, topic.keyOf(there)) != null ? null : there;
  }

  @Override
  public @Nullable Hook hookOfId(String id) {
    Hook hook = written.hookOfId(id);
    return hook == null ? unlessWritten(DirectoryTopic.HOOKS, base.hookOfId(id)) : hook;
  }

  @Override
  public @Nullable Team teamByName(String name) {
    Team team = written.teamByName(name);
    return team == null ? unlessWritten(DirectoryTopic.TEAMS, base.teamByName(name)) : team;
  }

  @Override
  public @Nullable Channel channelByName(String teamId, String name) {
    Channel channel = written.channelByName(teamId, name);
    return channel == null
        ? unlessWritten(DirectoryTopic.CHANNELS, base.channelByName(teamId, name))
        : channel;
  }

  @Override
  public @Nullable User userByName(String username) {
    User user = written.userByName(username);
    return user == null ? unlessWritten(DirectoryTopic.USERS, base.userByName(username)) : user;
  }

  @Override
  public @Nullable Hook hookBySource(String sourceId) {
    return (Hook) value(DirectoryTopic.HOOKS, sourceId);
  }

  @Override
  public @Nullable Channel channel(String id) {
    return (Channel) value(DirectoryTopic.CHANNELS, id);
  }

  @Override
  public @Nullable User user(String id) {
    return (User) value(DirectoryTopic.USERS, id);
  }

  @Override
  public @Nullable Team team(String id) {
    return (Team) value(DirectoryTopic.TEAMS, id);
  }

  @Override
  public Settings settings() {
    return settings == null ? base.settings() : settings;
  }
}
