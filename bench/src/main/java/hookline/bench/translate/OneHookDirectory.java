package hookline.bench.translate;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A hook, its creator and one channel: lookups cost what a hash map's do. */
final class OneHookDirectory implements Directory {
  static final String SOURCE = "source";
  static final String DELIVERY = "d".repeat(26);

  private static final String TEAM = "t".repeat(26);
  private static final String ADMIN = "a".repeat(26);
  private static final String ALERTS = "e".repeat(26);

  private final Map<String, Hook> hooks =
      Map.of(
          SOURCE,
          new Hook(
              SOURCE,
              "h".repeat(26),
              1,
              1,
              0,
              ADMIN,
              ALERTS,
              TEAM,
              "Monitoring",
              "",
              "",
              "",
              false,
              Dialect.MATTERMOST,
              "Europe/Berlin",
              0,
              RetryKey.NONE,
              0,
              "",
              0,
              Protection.NONE));
  private final Map<String, User> users =
      Map.of(ADMIN, new User(ADMIN, "admin", "", "", List.of(TEAM), List.of(), 1, 1, 0, List.of()));
  private final Map<String, Channel> channels =
      Map.of(
          ALERTS, new Channel(ALERTS, TEAM, ChannelType.OPEN, "alerts", "Alerts", "", "", 1, 1, 0));
  private final Map<String, Channel> channelsByName =
      Map.of("alerts", channels.values().iterator().next());

  @Override
  public @Nullable Hook hookBySource(String sourceId) {
    return hooks.get(sourceId);
  }

  @Override
  public @Nullable Channel channel(String id) {
    return channels.get(id);
  }

  @Override
  public @Nullable Channel channelByName(String teamId, String name) {
    return teamId.equals(TEAM) ? channelsByName.get(name) : null;
  }

  @Override
  public @Nullable User user(String id) {
    return users.get(id);
  }

  @Override
  public @Nullable User userByName(String username) {
    return username.equals("admin") ? users.get(ADMIN) : null;
  }

  @Override
  public @Nullable Team team(String id) {
    return id.equals(TEAM) ? new Team(TEAM, "ops", "Ops", 1, 1, 0) : null;
  }

  @Override
  public Settings settings() {
    return Settings.DEFAULTS;
  }
}
