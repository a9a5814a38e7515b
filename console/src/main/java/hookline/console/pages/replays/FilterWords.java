package hookline.console.pages.replays;

import hookline.console.pages.Times;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.replays.ReplayFilter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which payloads a replay is about, in words. Thread-safe. */
final class FilterWords {
  private static final int MOST_NAMED = 3;

  private final DirectoryView directory;

  FilterWords(DirectoryView directory) {
    this.directory = directory;
  }

  /** What each part of the filter asks for; of several, all must hold. */
  List<String> of(ReplayFilter filter, ZoneId zone) {
    if (filter.equals(ReplayFilter.ALL)) {
      return List.of("everything in the log");
    }
    List<String> words = new ArrayList<>();
    add(words, "of hook ", filter.sourceIds(), this::hook);
    add(words, "in channel ", filter.channelIds(), this::channel);
    add(words, "of team ", filter.teamIds(), this::team);
    add(words, "delivery ", filter.deliveryIds(), id -> id);
    if (filter.since() > 0) {
      words.add("received since " + Times.of(filter.since(), zone));
    }
    if (filter.until() > 0) {
      words.add("received before " + Times.of(filter.until(), zone));
    }
    if (filter.rejected()) {
      words.add("rejected at present");
    }
    add(words, "rejected for ", filter.reasons(), reason -> reason.replace('_', ' '));
    return words;
  }

  private static void add(
      List<String> words, String before, List<String> ids, UnaryOperator<String> name) {
    if (!ids.isEmpty()) {
      String named = String.join(", ", ids.stream().limit(MOST_NAMED).map(name).toList());
      int more = ids.size() - MOST_NAMED;
      words.add(before + named + (more > 0 ? " and %d more".formatted(more) : ""));
    }
  }

  private String hook(String sourceId) {
    Hook hook = directory.hookBySource(sourceId);
    return hook == null || hook.displayName().isEmpty() ? sourceId : hook.displayName();
  }

  private String channel(String id) {
    Channel channel = directory.channel(id);
    return channel == null || channel.displayName().isEmpty() ? id : channel.displayName();
  }

  private String team(String id) {
    Team team = directory.team(id);
    return team == null || team.displayName().isEmpty() ? id : team.displayName();
  }
}
