package hookline.console.pages.replays;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Hook;
import hookline.payload.model.Reason;
import hookline.payload.model.Team;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.StoreUnavailableException;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What a form offers to choose from. Thread-safe; blocks. */
public final class ReplayChoices {
  /** More than anybody looks through; the others are named by their ids. */
  private static final int MOST = 200;

  private final DirectoryView directory;
  private final DirectoryPages pages;

  ReplayChoices(DirectoryView directory, DirectoryPages pages) {
    this.directory = directory;
    this.pages = pages;
  }

  /** One of them. */
  public record Choice(String id, String name, String detail) {}

  /**
   * Those of one kind.
   *
   * @param isCut whether there are more
   */
  public record Choices(List<Choice> choices, boolean isCut) {}

  /**
   * All kinds of them.
   *
   * @param isStoreAway whether hooks and channels could not be listed
   */
  public record Lists(
      Choices hooks, Choices channels, Choices teams, Choices reasons, boolean isStoreAway) {}

  Lists of() {
    List<Team> teams =
        directory.values(DirectoryTopic.TEAMS).stream()
            .map(Team.class::cast)
            .sorted(Comparator.comparing(Team::displayName, String.CASE_INSENSITIVE_ORDER))
            .toList();
    Choices ofTeams =
        cut(teams.stream().map(team -> new Choice(team.id(), shown(team), team.name())).toList());
    Choices ofReasons =
        new Choices(
            Arrays.stream(Reason.values())
                .map(reason -> new Choice(reason.word(), reason.word().replace('_', ' '), ""))
                .toList(),
            false);
    try {
      return new Lists(hooks(), channels(teams), ofTeams, ofReasons, false);
    } catch (StoreUnavailableException e) {
      Choices none = new Choices(List.of(), true);
      return new Lists(none, none, ofTeams, ofReasons, true);
    }
  }

  private Choices hooks() {
    return cut(
        pages.hooks("", "", MOST + 1, 0).stream()
            .map(directory::hookBySource)
            .filter(Objects::nonNull)
            .map(this::choice)
            .toList());
  }

  private Choice choice(Hook hook) {
    Channel channel = directory.channel(hook.channelId());
    return new Choice(
        hook.sourceId(),
        hook.displayName().isEmpty() ? hook.sourceId() : hook.displayName(),
        channel == null ? "" : shown(channel));
  }

  private Choices channels(List<Team> teams) {
    List<Choice> all = new ArrayList<>();
    for (Team team : teams) {
      for (ChannelType type : List.of(ChannelType.OPEN, ChannelType.PRIVATE)) {
        int left = MOST + 1 - all.size();
        if (left > 0) {
          pages.channels(team.id(), type.letter(), false, left, 0).stream()
              .map(directory::channel)
              .filter(Objects::nonNull)
              .forEach(one -> all.add(new Choice(one.id(), shown(one), shown(team))));
        }
      }
    }
    return cut(all);
  }

  private static Choices cut(List<Choice> all) {
    return new Choices(all.subList(0, Math.min(MOST, all.size())), all.size() > MOST);
  }

  private static String shown(Team team) {
    return team.displayName().isEmpty() ? team.name() : team.displayName();
  }

  private static String shown(Channel channel) {
    return channel.displayName().isEmpty() ? channel.name() : channel.displayName();
  }
}
