package hookline.console.pages.tryit;

import hookline.console.api.Caller;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What stands in for a hook where none is chosen. Thread-safe. */
final class TrialHooks {
  private static final Channel NOWHERE =
      new Channel(
          Ids.named("trial", "channel"), "", ChannelType.OPEN, "try-it", "", "", "", 0, 0, 0);

  private final DirectoryView directory;

  TrialHooks(DirectoryView directory) {
    this.directory = directory;
  }

  /** A channel of the caller's team, so that other channels and users mean what they do there. */
  TrialDirectory directory(Caller caller) {
    Channel channel =
        new Channel(
            NOWHERE.id(),
            teamId(caller),
            NOWHERE.type(),
            NOWHERE.name(),
            "the hook’s channel",
            "",
            "",
            0,
            0,
            0);
    return new TrialDirectory(directory, channel, poster(caller));
  }

  private String teamId(Caller caller) {
    Stream<Team> teams =
        caller.isAdmin()
            ? directory.values(DirectoryTopic.TEAMS).stream().map(Team.class::cast)
            : caller.user().teamIds().stream().map(directory::team).filter(Objects::nonNull);
    return teams
        .filter(team -> team.deleteAt() == 0)
        .min(Comparator.comparingLong(Team::createAt).thenComparing(Team::id))
        .map(Team::id)
        .orElse("");
  }

  private static User poster(Caller caller) {
    return caller.account() == null
        ? new User(
            Ids.named("trial", "user"), "admin", "", "", List.of(), List.of(), 0, 0, 0, List.of())
        : caller.user();
  }

  /** A hook like one that is just made there. */
  static Hook hook(TrialDirectory directory, String timeZone) {
    return new Hook(
        Ids.named("trial", "hook"),
        "",
        0,
        0,
        0,
        directory.poster().id(),
        directory.channel().id(),
        directory.channel().teamId(),
        "",
        "",
        "",
        "",
        false,
        Dialect.MATTERMOST,
        timeZone,
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }

  /** Whether that is the channel that is nowhere. */
  static boolean isNowhere(Channel channel) {
    return channel.id().equals(NOWHERE.id());
  }
}
