package hookline.console.pages.system;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The directory in the order people look for things in, from memory: so that an administrator finds
 * them while the store is away. Thread-safe.
 */
final class Listing {
  private final DirectoryView directory;

  Listing(DirectoryView directory) {
    this.directory = directory;
  }

  /** Users whose name has that in it, by name. */
  List<User> named(String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    return users(user -> user.username().contains(wanted));
  }

  List<User> users(Predicate<User> which) {
    return directory.values(DirectoryTopic.USERS).stream()
        .map(User.class::cast)
        .filter(which)
        .sorted(Comparator.comparing(User::username))
        .toList();
  }

  List<Team> teams() {
    return directory.values(DirectoryTopic.TEAMS).stream()
        .map(Team.class::cast)
        .sorted(Comparator.comparing(Listing::shown, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  List<Channel> channels(String teamId) {
    return directory.values(DirectoryTopic.CHANNELS).stream()
        .map(Channel.class::cast)
        .filter(channel -> channel.teamId().equals(teamId))
        .sorted(Comparator.comparing(Listing::shown, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  static String shown(Team team) {
    return team.displayName().isEmpty() ? team.name() : team.displayName();
  }

  static String shown(Channel channel) {
    return channel.displayName().isEmpty() ? channel.name() : channel.displayName();
  }
}
