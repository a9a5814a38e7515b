package hookline.payload;

import hookline.payload.cases.PinnedCase;
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

/** The small directory the cases of {@code src/test/resources/judge} are judged against. */
final class JudgeDirectory implements Directory {
  private static final String TEAM = id("team");

  private final Map<String, Hook> hooks = new HashMap<>();
  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<String, User> users = new HashMap<>();
  private final Settings settings;

  JudgeDirectory(Settings settings) {
    this.settings = settings;

    user("admin", 0, "staff", "oldstaff");
    user("jim", 0);
    user("bea", 0);
    user("ann", 9);

    channel(TEAM, "town-square", ChannelType.OPEN, 0);
    channel(TEAM, "off-topic", ChannelType.OPEN, 0);
    channel(TEAM, "staff", ChannelType.PRIVATE, 0);
    channel(TEAM, "vault", ChannelType.PRIVATE, 0);
    channel(TEAM, "old", ChannelType.OPEN, 9);
    channel(TEAM, "oldstaff", ChannelType.PRIVATE, 9);
    channel(id("other"), "elsewhere", ChannelType.OPEN, 0);

    hook("plain", "admin", "town-square", false, "", Dialect.MATTERMOST, "UTC");
    hook("named", "admin", "town-square", false, "ci", Dialect.MATTERMOST, "UTC");
    hook("locked", "admin", "town-square", true, "", Dialect.MATTERMOST, "UTC");
    hook("inprivate", "admin", "staff", true, "", Dialect.MATTERMOST, "UTC");
    hook("ofbea", "bea", "staff", false, "", Dialect.MATTERMOST, "UTC");
    hook("ofann", "ann", "town-square", false, "", Dialect.MATTERMOST, "UTC");
    hook("ofnobody", "nobody", "town-square", false, "", Dialect.MATTERMOST, "UTC");
    hook("ofnobodylocked", "nobody", "town-square", true, "", Dialect.MATTERMOST, "UTC");
    hook("inarchived", "admin", "old", false, "", Dialect.MATTERMOST, "UTC");
    hook("ingone", "admin", "gone", false, "", Dialect.MATTERMOST, "UTC");
    hook("slack", "admin", "town-square", false, "", Dialect.SLACK, "UTC");
    hook("tokyo", "admin", "town-square", false, "", Dialect.MATTERMOST, "Asia/Tokyo");
    hook("onmars", "admin", "town-square", false, "", Dialect.MATTERMOST, "Mars/Olympus");
  }

  /** The id whose first letters are those of the name. */
  static String id(String name) {
    return (name.replaceAll("[^" + Ids.ALPHABET + "]", "y") + "y".repeat(Ids.LENGTH))
        .substring(0, Ids.LENGTH);
  }

  /** The secret of every hook: two hooks never meet in a case. */
  static String secret() {
    return PinnedCase.SECRET;
  }

  private void user(String name, long deleteAt, String... joined) {
    List<String> channelIds = List.of(joined).stream().map(JudgeDirectory::id).toList();
    users.put(
        id(name),
        new User(id(name), name, "", "", List.of(TEAM), channelIds, 1, 1, deleteAt, List.of()));
  }

  private void channel(String team, String name, ChannelType type, long deleteAt) {
    channels.put(id(name), new Channel(id(name), team, type, name, name, "", "", 1, 1, deleteAt));
  }

  private void hook(
      String source,
      String creator,
      String channel,
      boolean locked,
      String username,
      Dialect dialect,
      String zone) {
    boolean named = !username.isEmpty();
    hooks.put(
        source,
        new Hook(
            source,
            secret(),
            1,
            1,
            source.equals("named") ? 9 : 0,
            id(creator),
            id(channel),
            TEAM,
            named ? "The builds" : "",
            "",
            username,
            named ? "http://ci.example/icon.png" : "",
            locked,
            dialect,
            zone,
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE));
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
    return channels.values().stream()
        .filter(channel -> channel.teamId().equals(teamId) && channel.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public User user(String id) {
    return users.get(id);
  }

  @Override
  public User userByName(String username) {
    return users.values().stream()
        .filter(user -> user.username().equals(username))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Team team(String id) {
    return TEAM.equals(id) ? new Team(id, "team", "", 1, 1, 0) : null;
  }

  @Override
  public Settings settings() {
    return settings;
  }
}
