package hookline.console.pages.replays;

import hookline.console.api.Caller;
import hookline.console.pages.Times;
import hookline.console.pages.replays.ReplayView.Count;
import hookline.directory.DirectoryView;
import hookline.payload.model.User;
import hookline.replays.Replay;
import hookline.replays.ReplayCounts;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplayState;
import hookline.replays.ReplayWish.Wish;
import hookline.replays.Replays.Known;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts replays in words. Thread-safe. */
final class ReplayViews {
  private static final int PAGE = 30;

  private final DirectoryView directory;
  private final FilterWords filters;

  ReplayViews(DirectoryView directory) {
    this.directory = directory;
    this.filters = new FilterWords(directory);
  }

  /**
   * A page of them.
   *
   * @param number as the address has it; anything else than a number is the first
   */
  ReplayPage page(List<Known> all, String number, Caller caller, ZoneId zone) {
    int page = number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    int from = Math.min(all.size(), page * PAGE);
    int to = Math.min(all.size(), from + PAGE);
    return new ReplayPage(
        all.subList(from, to).stream().map(known -> of(known, caller, zone)).toList(),
        page,
        to < all.size(),
        caller.isAdmin());
  }

  ReplayView of(Known known, Caller caller, ZoneId zone) {
    Replay replay = known.replay();
    ReplayProgress far = known.progress();
    boolean isOver = far.state().isOver();
    boolean isEnding = known.wish() == Wish.CANCEL;
    boolean canTell = caller.isAdmin() && !isOver && !isEnding;
    return new ReplayView(
        replay.id(),
        replay.apply(),
        "%s by %s".formatted(Times.of(replay.createAt(), zone), name(replay.createdBy())),
        filters.of(replay.filter(), zone),
        how(replay),
        state(known),
        tone(known),
        detail(far),
        far.payloads(),
        far.payloadsRead(),
        counts(far.counts()),
        far.counts().applied(),
        isOver,
        canTell && known.wish() == Wish.RUN && far.state() != ReplayState.STORING,
        canTell && known.wish() == Wish.PAUSE,
        canTell && far.state() != ReplayState.STORING,
        caller.isAdmin() && !replay.apply() && far.state() == ReplayState.DONE);
  }

  private String name(String userId) {
    User user = directory.user(userId);
    return user == null ? "the administrator" : user.username();
  }

  private static List<String> how(Replay replay) {
    List<String> how = new ArrayList<>();
    if (replay.withdraw()) {
      how.add("what would now be rejected loses its posts");
    }
    how.add(
        replay.rate() == 0
            ? "as fast as live traffic leaves room for"
            : String.format(
                Locale.ROOT,
                replay.rate() == 1
                    ? "at most %,d payload a second"
                    : "at most %,d payloads a second",
                replay.rate()));
    return how;
  }

  /** What is wished for is said before it is so. */
  private static String state(Known known) {
    ReplayState state = known.progress().state();
    if (!state.isOver() && known.wish() == Wish.CANCEL) {
      return "Being cancelled";
    }
    if (known.wish() == Wish.PAUSE && !state.isOver() && state != ReplayState.PAUSED) {
      return "Pausing";
    }
    return switch (state) {
      case WAITING -> "Waiting for its turn";
      case RUNNING -> "Running";
      case PAUSED -> known.wish() == Wish.RUN ? "Going on" : "Paused";
      case STORING -> "Being stored";
      case DONE -> "Done";
      case CANCELLED -> "Cancelled";
    };
  }

  private static String tone(Known known) {
    return switch (known.progress().state()) {
      case RUNNING, STORING -> "going";
      case WAITING, PAUSED -> "still";
      case DONE -> "done";
      case CANCELLED -> "over";
    };
  }

  private static String detail(ReplayProgress far) {
    if (!far.detail().isEmpty()) {
      return "Waits " + far.detail() + ".";
    }
    long millis = far.updatedAt() - far.startedAt();
    if (far.state() != ReplayState.RUNNING || far.payloadsRead() == 0 || millis <= 0) {
      return "";
    }
    double share = (double) (far.payloads() - far.payloadsRead()) / far.payloadsRead();
    long seconds = (long) (share * millis / 1_000);
    return seconds < 1 ? "" : "About " + words(Duration.ofSeconds(seconds)) + " left.";
  }

  private static String words(Duration time) {
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : time.toSeconds() + " s";
  }

  private static List<Count> counts(ReplayCounts counts) {
    return List.of(
        new Count("Changed", counts.changed(), "posts change in place"),
        new Count("Moved", counts.moved(), "posts go to another channel"),
        new Count("Newly posted", counts.posted(), "had no posts"),
        new Count("Newly rejected", counts.rejected(), "had posts"),
        new Count("Unchanged", counts.unchanged(), "stays as it is"),
        new Count("Left out", counts.leftOut(), "duplicates, reused keys, dropped, erased"));
  }
}
