package hookline.processor;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory that a test may change between two payloads. Hook {@code source} is admin's, in
 * town-square; {@code locked} is too; {@code orphan} is of a user who is gone.
 */
final class TestDirectory implements Directory {
  static final String SECRET = id("secret");
  static final String TEAM = id("team");

  final Map<String, Hook> hooks = new HashMap<>();
  final Map<String, Channel> channels = new HashMap<>();
  final Map<String, User> users = new HashMap<>();
  Settings settings = Settings.DEFAULTS;

  /** Run whenever the settings are asked for, which every post's payload does. */
  Runnable whenSettingsAreAsked = () -> {};

  TestDirectory() {
    for (String name : List.of("admin", "jim")) {
      users.put(
          id(name), new User(id(name), name, "", "", List.of(), List.of(), 1, 1, 0, List.of()));
    }
    channel("town-square", ChannelType.OPEN, 0);
    channel("off-topic", ChannelType.OPEN, 0);
    channel("vault", ChannelType.PRIVATE, 0);
    channel("old", ChannelType.OPEN, 9);
    hook("source", "admin", "town-square", false);
    hook("other", "admin", "town-square", false);
    hook("locked", "admin", "town-square", true);
    hook("orphan", "nobody", "town-square", false);
  }

  static String id(String name) {
    return (name.replaceAll("[^" + Ids.ALPHABET + "]", "y") + "y".repeat(Ids.LENGTH))
        .substring(0, Ids.LENGTH);
  }

  void channel(String name, ChannelType type, long deleteAt) {
    channels.put(id(name), new Channel(id(name), TEAM, type, name, name, "", "", 1, 1, deleteAt));
  }

  void hook(String source, String creator, String channel, boolean locked) {
    hooks.put(
        source,
        new Hook(
            source,
            SECRET,
            1,
            1,
            0,
            id(creator),
            id(channel),
            TEAM,
            "",
            "",
            "",
            "",
            locked,
            Dialect.MATTERMOST,
            "UTC",
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE));
  }

  /** Lets the hook {@code source} know repeated deliveries by that, for so long. */
  void retries(String retryKey, int windowSeconds) {
    hooks.put("source", TestHooks.withRetries(hooks.get("source"), retryKey, windowSeconds));
  }

  @Override
  public Hook hookBySource(String sourceId) {
    return hooks.get(sourceId);
  }

  @Override
  public Channel channel(String id) {
    return channels.get(id);
  }

  @Override
  public Channel channelByName(String teamId, String name) {
    Channel channel = channels.get(id(name));
    return channel != null && channel.name().equals(name) && channel.teamId().equals(teamId)
        ? channel
        : null;
  }

  @Override
  public User user(String id) {
    return users.get(id);
  }

  @Override
  public User userByName(String username) {
    User user = users.get(id(username));
    return user != null && user.username().equals(username) ? user : null;
  }

  @Override
  public Team team(String id) {
    return new Team(id, "team", "", 1, 1, 0);
  }

  @Override
  public Settings settings() {
    whenSettingsAreAsked.run();
    return settings;
  }
}
