package hookline.console.pages.replays;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.deliveries.DeliveryFinder;
import hookline.console.render.DiffLine;
import hookline.console.render.DiffLines;
import hookline.payload.model.Delivery;
import hookline.replay.Previewer;
import hookline.replays.ReplayKind;
import hookline.replays.ReplaySample;
import hookline.replays.Replays.Known;
import io.undertow.util.StatusCodes;
import java.util.Comparator;
import java.util.List;

/** Shows of a replay's samples what becomes of them. Thread-safe; asks log and store. */
final class SampleViews {
  private static final int MOST_LINES = 120;

  private final DeliveryFinder deliveries;
  private final Previewer previewer;

  SampleViews(DeliveryFinder deliveries, Previewer previewer) {
    this.deliveries = deliveries;
    this.previewer = previewer;
  }

  /** In the order of their kinds. */
  List<SampleView> of(Caller caller, Known known) {
    // Where all has become as it would be, there is no difference left to show.
    boolean isMade = known.replay().apply() && known.progress().state().isOver();
    return known.progress().samples().stream()
        .sorted(Comparator.comparing(ReplaySample::kind))
        .map(sample -> isMade ? plain(sample, "") : of(caller, sample))
        .toList();
  }

  private SampleView of(Caller caller, ReplaySample sample) {
    try {
      Delivery sent =
          deliveries.requirePayload(deliveries.find(caller, sample.deliveryId())).delivery();
      List<DiffLine> diff = DiffLines.of(previewer.of(sent).diff());
      boolean isCut = diff.size() > MOST_LINES;
      return new SampleView(
          sample.deliveryId(),
          words(sample.kind()),
          isCut ? diff.subList(0, MOST_LINES) : diff,
          isCut,
          diff.isEmpty() ? "Nothing differs now." : "");
    } catch (ApiException e) {
      if (e.status() == StatusCodes.SERVICE_UNAVAILABLE) {
        throw e;
      }
      return plain(sample, e.sentence());
    }
  }

  private static SampleView plain(ReplaySample sample, String note) {
    return new SampleView(sample.deliveryId(), words(sample.kind()), List.of(), false, note);
  }

  private static String words(ReplayKind kind) {
    return switch (kind) {
      case UNCHANGED -> "Unchanged";
      case CHANGED -> "Changed";
      case MOVED -> "Moved";
      case POSTED -> "Newly posted";
      case REJECTED -> "Newly rejected";
      case LEFT_OUT -> "Left out";
    };
  }
}
