package hookline.console.pages.deliveries;

import hookline.replays.ReplayCounts;
import hookline.replays.ReplayState;
import hookline.replays.Replays.Known;
import java.util.ArrayList;
import java.util.List;

/** How far a replay is, in a sentence. */
public final class ReplayWords {
  private ReplayWords() {}

  /** In words how far a replay is. */
  public static String of(Known known) {
    var progress = known.progress();
    var counts = progress.counts();
    ReplayState state = progress.state();
    String sentence =
        switch (state) {
          case WAITING -> "Asked for: its turn comes after the replays before it.";
          case RUNNING ->
              "Being replayed: %d of %d payloads read."
                  .formatted(progress.payloadsRead(), progress.payloads());
          case PAUSED -> "Paused.";
          case STORING -> "Processed, and being stored.";
          case DONE -> done(counts);
          case CANCELLED -> "Cancelled.";
        };
    String detail = progress.detail();
    return detail.isEmpty() || state.isOver() ? sentence : sentence + " " + detail;
  }

  private static String done(ReplayCounts counts) {
    List<String> said = new ArrayList<>();
    add(said, counts.posted(), "posted");
    add(said, counts.changed(), "changed");
    add(said, counts.moved(), "moved to another channel");
    add(said, counts.rejected(), "rejected now");
    add(said, counts.unchanged(), "as before");
    add(said, counts.leftOut(), "left out");
    return "Done: " + (said.isEmpty() ? "nothing was there to do." : String.join(", ", said) + ".");
  }

  private static void add(List<String> said, long count, String what) {
    if (count > 0) {
      said.add(count + " " + what);
    }
  }
}
