package hookline.cli.standalone;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter.DirectoryChange;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an empty Hookline begins with: a team, two users, two channels and a first hook, all at once
 * or not at all.
 */
final class Seed implements DirectoryChange {
  static final String TEAM = "hookline";
  static final String ADMIN = "admin";
  static final String CHANNEL = "town-square";

  private final long now;

  /**
   * What to begin with at that time.
   *
   * @param now epoch ms
   */
  Seed(long now) {
    this.now = now;
  }

  @Override
  public List<DirectoryEntry> decide(DirectoryView directory) {
    if (!isEmpty(directory)) {
      return List.of();
    }
    Team team = new Team(newId(), TEAM, "Hookline", now, now, 0);
    User admin = user(ADMIN, "system_user system_admin", team);
    User jim = user("jim", "system_user", team);
    Channel townSquare = channel(CHANNEL, "Town Square", team);
    Channel offTopic = channel("off-topic", "Off-Topic", team);
    Hook hook =
        new Hook(
            newId(),
            newId(),
            now,
            now,
            0,
            admin.id(),
            townSquare.id(),
            team.id(),
            "First hook",
            "Made at the first start",
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
    return List.of(
        DirectoryEntry.of(DirectoryTopic.TEAMS, team),
        DirectoryEntry.of(DirectoryTopic.USERS, admin),
        DirectoryEntry.of(DirectoryTopic.USERS, jim),
        DirectoryEntry.of(DirectoryTopic.CHANNELS, townSquare),
        DirectoryEntry.of(DirectoryTopic.CHANNELS, offTopic),
        DirectoryEntry.of(DirectoryTopic.HOOKS, hook));
  }

  /** Whether nobody has made anything: the seed's names may be others' by now. */
  static boolean isEmpty(DirectoryView directory) {
    return directory.values(DirectoryTopic.TEAMS).isEmpty()
        && directory.values(DirectoryTopic.USERS).isEmpty();
  }

  /** The hook to show: the oldest that works. */
  static Optional<Hook> firstHook(DirectoryView directory) {
    return directory.values(DirectoryTopic.HOOKS).stream()
        .map(Hook.class::cast)
        .filter(hook -> !hook.isDeleted())
        .min(java.util.Comparator.comparingLong(Hook::createAt).thenComparing(Hook::sourceId));
  }

  private User user(String name, String roles, Team team) {
    return new User(
        newId(), name, "", roles, List.of(team.id()), List.of(), now, now, 0, List.of());
  }

  private Channel channel(String name, String displayName, Team team) {
    return new Channel(
        newId(), team.id(), ChannelType.OPEN, name, displayName, "", "", now, now, 0);
  }

  /** Random in every bit, as a secret must be. */
  static String newId() {
    return Ids.of(UUID.randomUUID());
  }
}
