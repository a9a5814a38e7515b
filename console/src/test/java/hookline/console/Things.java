package hookline.console;

import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryEntry;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.Reason;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words in capitals stand for in the data files. */
final class Things {
  private static final Pattern WORD = Pattern.compile("\\b[A-Z]+(_[A-Z]+)*\\b");

  private final RunningConsole console;
  private final Map<String, Supplier<String>> words = new LinkedHashMap<>();

  Things(RunningConsole console) {
    this.console = console;
    Channel foreign = channel(console.otherTeam.id(), ChannelType.OPEN, 0);
    String closedTeam = team(5);
    Hook hook = hook(console.open);
    Channel direct = Channel.direct(console.member.id(), console.other.id(), 1);
    console.asAdmin(
        201,
        "POST",
        "/channels/direct",
        "[\"%s\", \"%s\"]".formatted(console.member.id(), console.other.id()));
    fixed("NONE", RunningConsole.newId());
    fixed("TEAM", console.team.id());
    fixed("MEMBER", console.member.id());
    fixed("MEMBER_NAME", "Member");
    fixed("OTHER", console.other.id());
    fixed("OUTSIDER", console.outsider.id());
    fixed("OPEN", console.open.id());
    fixed("SECRET", console.secret.id());
    fixed("ARCHIVED", console.archived.id());
    fixed("FOREIGN", foreign.id());
    fixed("CLOSED_TEAM", closedTeam);
    fixed("CLOSED_TEAM_CHANNEL", channel(closedTeam, ChannelType.OPEN, 0).id());
    fixed("DIRECT", direct.id());
    fixed("HOOK", hook.id());
    fixed("SOURCE", hook.sourceId());
    fixed("HASH", AccessToken.hashOf(RunningConsole.token("admin")));
    fixed("TOKEN_ID", console.admin.tokens().get(0).id());
    fixed("OPEN_POST", post(console.open));
    fixed("SECRET_POST", post(console.secret));
    fixed("DIRECT_POST", post(direct));
    fixed("REJECTION", rejection(hook));
    words.put("NEW_REJECTION", () -> rejection(hook));
    words.put("NEW_NAME", RunningConsole::newId);
    words.put("NEW_TEAM", () -> team(0));
    words.put("NEW_USER", () -> user().id());
    words.put("NEW_HOOK", () -> hook(console.open).id());
    words.put("NEW_SECRET_HOOK", () -> hook(console.secret).id());
    words.put("NEW_TOKEN", this::token);
    words.put("NEW_CHANNEL", () -> channel(console.team.id(), ChannelType.OPEN, 0).id());
    words.put("NEW_ARCHIVED", () -> channel(console.team.id(), ChannelType.OPEN, 5).id());
  }

  private void fixed(String word, String value) {
    words.put(word, () -> value);
  }

  /** The text with every word replaced that stands for something. */
  String filledIn(String text) {
    Matcher matcher = WORD.matcher(text);
    return matcher.replaceAll(found -> words.getOrDefault(found.group(), found::group).get());
  }

  private String team(long deleteAt) {
    String id = RunningConsole.newId();
    put(DirectoryTopic.TEAMS, new Team(id, id, id, 1, 1, deleteAt));
    return id;
  }

  private User user() {
    User user =
        new User(
            RunningConsole.newId(),
            RunningConsole.newId(),
            "",
            "system_user",
            List.of(console.team.id()),
            List.of(),
            1,
            1,
            0,
            List.of());
    put(DirectoryTopic.USERS, user);
    return user;
  }

  private Hook hook(Channel channel) {
    Hook hook =
        new Hook(
            RunningConsole.newId(),
            RunningConsole.newId(),
            1,
            1,
            0,
            console.member.id(),
            channel.id(),
            channel.teamId(),
            "",
            "",
            "",
            "",
            false,
            Dialect.MATTERMOST,
            "UTC",
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE);
    put(DirectoryTopic.HOOKS, hook);
    return hook;
  }

  private Channel channel(String teamId, ChannelType type, long deleteAt) {
    String id = RunningConsole.newId();
    Channel channel = new Channel(id, teamId, type, id, id, "", "", 1, 1, deleteAt);
    put(DirectoryTopic.CHANNELS, channel);
    return channel;
  }

  /** Of member, who has one that stays. */
  private String token() {
    String id = RunningConsole.newId();
    User member = console.directory.user(console.member.id());
    AccessToken first = member.tokens().get(0);
    put(
        DirectoryTopic.USERS,
        new User(
            member.id(),
            member.username(),
            "",
            member.roles(),
            member.teamIds(),
            member.channelIds(),
            member.createAt(),
            member.updateAt() + 1,
            0,
            List.of(first, new AccessToken(id, AccessToken.hashOf(id), "new", 1))));
    return id;
  }

  private String post(Channel channel) {
    String id = RunningConsole.newId();
    console.write(List.of(TestPosts.post(id, channel.id(), 1_792_777_000_000L, "hello")));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                console.call(RunningConsole.token("admin"), "GET", "/posts/" + id, "").statusCode()
                    == 200);
    return id;
  }

  private String rejection(Hook hook) {
    String id = RunningConsole.newId();
    console.reject(id, hook.sourceId(), Reason.UNKNOWN_CHANNEL, 0);
    return id;
  }

  private void put(DirectoryTopic topic, Object value) {
    console.writer.write(view -> List.of(DirectoryEntry.of(topic, value)));
  }
}
