package hookline.bench.directory;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A directory of any size, the same each time: one team for a thousand channels, one user for a
 * hundred hooks, ten private channels a user. Hooks are described as people describe them, in a few
 * words.
 */
public final class SampleDirectory {
  private static final long CREATED = 1_764_000_000_000L;
  private static final String[] TOOLS = {
    "Grafana", "Jenkins", "GitLab", "Alertmanager", "Sentry", "Jira", "Zabbix", "PagerDuty"
  };

  private final int hooks;
  private final int channels;

  public SampleDirectory(int hooks, int channels) {
    this.hooks = hooks;
    this.channels = channels;
  }

  public int hooks() {
    return hooks;
  }

  public int channels() {
    return channels;
  }

  int teams() {
    return 1 + channels / 1_000;
  }

  int users() {
    return 1 + hooks / 100;
  }

  Team team(int i) {
    return new Team(id("team", i), "team-" + i, "Team " + i, CREATED, CREATED, 0);
  }

  public Channel channel(int i) {
    return new Channel(
        id("channel", i),
        id("team", i % teams()),
        i % 5 == 0 ? ChannelType.PRIVATE : ChannelType.OPEN,
        "alerts-of-service-" + i,
        "Alerts of service " + i,
        "",
        i % 3 == 0 ? "What the service's monitoring has to say" : "",
        CREATED + i,
        CREATED + i,
        0);
  }

  /**
   * Hooks whose payloads become posts: not deleted, and in a channel where their creators may post.
   *
   * @param most evenly chosen where there are more
   */
  public Stream<Hook> hooksThatPost(int most) {
    int step = Math.max(1, hooks / most);
    // What kind a hook is goes by remainders of these: in step with them all would be of one kind.
    while (step > 1 && (step % 2 == 0 || step % 3 == 0 || step % 5 == 0)) {
      step++;
    }
    int every = step;
    return IntStream.iterate(0, i -> i < hooks, i -> i + every)
        .filter(i -> channel(i % channels).type() == ChannelType.OPEN)
        .mapToObj(this::hook)
        .filter(hook -> hook.deleteAt() == 0)
        .limit(most);
  }

  User user(int i) {
    List<String> joined =
        IntStream.range(0, 10).mapToObj(n -> id("channel", (i * 10 + n) % channels)).toList();
    return new User(
        id("user", i),
        "firstname.lastname" + i,
        "",
        "system_user",
        List.of(id("team", i % teams())),
        joined,
        CREATED + i,
        CREATED + i,
        0,
        List.of());
  }

  public Hook hook(int i) {
    int channel = i % channels;
    String tool = TOOLS[i % TOOLS.length];
    return new Hook(
        id("source", i),
        id("hook", i),
        CREATED + i,
        CREATED + i + i % 100_000,
        i % 20 == 0 ? CREATED + 2L * i : 0,
        id("user", i % users()),
        id("channel", channel),
        id("team", channel % teams()),
        tool + " " + i,
        "What " + tool + " reports, for the people on call",
        i % 4 == 0 ? tool.toLowerCase(Locale.ROOT) : "",
        i % 4 == 0 ? "https://cdn.example.org/icons/" + i % 50 + ".png" : "",
        i % 10 == 0,
        i % 3 == 0 ? Dialect.SLACK : Dialect.MATTERMOST,
        i % 2 == 0 ? "UTC" : "Europe/Berlin",
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }

  /** Random bits, the same for the same thing. */
  private static String id(String kind, int i) {
    SplittableRandom random = new SplittableRandom(31L * i + kind.hashCode());
    return Ids.of(new UUID(random.nextLong(), random.nextLong()));
  }
}
