package hookline.console.pages.channels;

import hookline.console.api.Caller;
import hookline.console.pages.channels.ChannelMenu.Entry;
import hookline.console.pages.channels.ChannelMenu.Group;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the menu of what a reader may see. Thread-safe; blocks. */
final class ChannelMenus {
  /** More than anybody reads through; the rest is reached by its address. */
  private static final int MOST_OF_A_TEAM = 200;

  private static final int MOST_DIRECT = 50;

  private final DirectoryView directory;
  private final DirectoryPages pages;

  ChannelMenus(DirectoryView directory, DirectoryPages pages) {
    this.directory = directory;
    this.pages = pages;
  }

  ChannelMenu of(Caller caller) {
    List<Group> groups = new ArrayList<>();
    for (Team team : teams(caller)) {
      List<Entry> entries =
          Stream.concat(open(team), hidden(caller, team))
              .sorted(Comparator.comparing(Entry::name, String.CASE_INSENSITIVE_ORDER))
              .toList();
      if (!entries.isEmpty()) {
        groups.add(new Group(shown(team.displayName(), team.name()), entries));
      }
    }
    List<Entry> direct = direct(caller);
    if (!direct.isEmpty()) {
      groups.add(new Group("Direct", direct));
    }
    return new ChannelMenu(groups, "");
  }

  private List<Team> teams(Caller caller) {
    Stream<Team> teams =
        caller.isAdmin()
            ? directory.values(DirectoryTopic.TEAMS).stream().map(Team.class::cast)
            : caller.user().teamIds().stream().map(directory::team).filter(Objects::nonNull);
    return teams
        .filter(team -> team.deleteAt() == 0)
        .sorted(Comparator.comparing(Team::displayName, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private Stream<Entry> open(Team team) {
    return ofType(team, ChannelType.OPEN);
  }

  private Stream<Entry> ofType(Team team, ChannelType type) {
    return pages.channels(team.id(), type.letter(), false, MOST_OF_A_TEAM, 0).stream()
        .map(directory::channel)
        .filter(Objects::nonNull)
        .map(this::entry);
  }

  /** Private ones: an administrator sees all, others those joined. */
  private Stream<Entry> hidden(Caller caller, Team team) {
    return caller.isAdmin()
        ? ofType(team, ChannelType.PRIVATE)
        : caller.user().channelIds().stream()
            .map(directory::channel)
            .filter(Objects::nonNull)
            .filter(channel -> channel.type() == ChannelType.PRIVATE && !channel.isArchived())
            .filter(channel -> channel.teamId().equals(team.id()))
            .map(this::entry);
  }

  private List<Entry> direct(Caller caller) {
    return caller.account() == null
        ? List.of()
        : pages.directChannelsOf(caller.id(), MOST_DIRECT).stream().map(this::entry).toList();
  }

  private Entry entry(Channel channel) {
    String sign =
        switch (channel.type()) {
          case OPEN -> "~";
          case PRIVATE -> "◇";
          case DIRECT -> "@";
        };
    return new Entry(channel, name(channel), sign);
  }

  /** What people call the channel: of two users, their names. */
  String name(Channel channel) {
    return channel.type() == ChannelType.DIRECT
        ? Arrays.stream(channel.name().split("__", -1))
            .distinct()
            .map(this::username)
            .sorted()
            .collect(Collectors.joining(", "))
        : shown(channel.displayName(), channel.name());
  }

  private String username(String userId) {
    User user = directory.user(userId);
    return user == null ? "somebody" : user.username();
  }

  private static String shown(String displayName, String name) {
    return displayName.isEmpty() ? name : displayName;
  }
}
