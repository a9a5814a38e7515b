package hookline.console.pages.deliveries;

import hookline.console.api.ApiException;
import hookline.console.deliveries.KnownDelivery;
import hookline.console.pages.deliveries.HistoryView.RevisionView;
import hookline.console.pages.deliveries.HistoryView.Step;
import hookline.console.render.DiffLine;
import hookline.console.render.DiffLines;
import hookline.sink.read.StoredDelivery;
import hookline.sink.read.StoredState;
import hookline.topics.OutcomeRecords.Refused;
import hookline.topics.OutcomeRecords.Revision;
import hookline.topics.PayloadLookup.Found;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when a delivery was where, and what it was before replays changed it. The store has the
 * newest revision; the log has each, for as long as it keeps records. Thread-safe; blocks.
 */
final class Histories {
  private static final String NOT_FOUND =
      "The log has it not, no longer, or not within a minute of that time.";

  private final DeliveryParts parts;

  Histories(DeliveryParts parts) {
    this.parts = parts;
  }

  HistoryView of(KnownDelivery known, ZoneId zone) {
    StoredDelivery stored = known.stored();
    if (!known.showsPayload() || (stored != null && stored.firstDeliveryId() != null)) {
      return new HistoryView(
          known.showsPayload()
              ? "It repeats another delivery, whose page has what became of both."
              : "This is shown to the hook’s owner and to administrators.",
          List.of(),
          List.of());
    }
    try {
      Found sent = parts.finder().payload(known);
      long loggedAt = sent == null ? known.receivedAt() : sent.loggedAt();
      Revision first = parts.outcomes().find(known.id(), false, loggedAt);
      StoredState state = parts.previewer().stored(known.id());
      Revision replayed =
          state.revision() > 0 ? parts.outcomes().find(known.id(), true, state.revision()) : null;
      return new HistoryView(
          "",
          steps(known, sent, first, replayed, state, zone),
          revisions(first, replayed, state, zone));
    } catch (KafkaException | ApiException e) {
      return new HistoryView("The log cannot be read right now.", List.of(), List.of());
    }
  }

  private static List<Step> steps(
      KnownDelivery known,
      @Nullable Found sent,
      @Nullable Revision first,
      @Nullable Revision replayed,
      StoredState state,
      ZoneId zone) {
    Steps steps = new Steps(zone);
    steps.add("Received", known.receivedAt(), "By the ingress’s clock.");
    steps.add(
        "Kept in the log",
        sent == null ? 0 : sent.loggedAt(),
        sent == null ? "The log no longer has the payload." : "By the broker’s clock.");
    steps.add(
        "Processed",
        first == null ? 0 : first.processedAt(),
        first == null ? NOT_FOUND : first.refused() == null ? "Posted." : "Rejected.");
    if (state.revision() > 0) {
      steps.add("Replay began", state.revision(), "The number of the revision tells it.");
      steps.add(
          "Processed again",
          replayed == null ? 0 : replayed.processedAt(),
          replayed == null ? NOT_FOUND : replayed.refused() == null ? "Posted." : "Rejected.");
    }
    steps.add(
        "Stored",
        0,
        state.revision() < 0 ? "Not yet." : "It is; rows do not say when they were written.");
    return steps.all;
  }

  /** Steps with what lies between them. */
  private static final class Steps {
    private final ZoneId zone;
    private final List<Step> all = new ArrayList<>();
    private long last;

    private Steps(ZoneId zone) {
      this.zone = zone;
    }

    private void add(String name, long time, String about) {
      String later = time > 0 && last > 0 ? Moments.later(time - last) : "";
      all.add(new Step(name, time > 0 ? Moments.of(time, zone) : "", later, about));
      last = time > 0 ? time : last;
    }
  }

  private List<RevisionView> revisions(
      @Nullable Revision first, @Nullable Revision replayed, StoredState state, ZoneId zone) {
    List<RevisionView> all = new ArrayList<>();
    if (state.revision() <= 0) {
      return all; // The first is the only one.
    }
    StoredState before = first == null ? null : state(first);
    all.add(
        new RevisionView("At first", before == null ? NOT_FOUND : "As the log has it.", List.of()));
    List<DiffLine> diff =
        before == null ? List.of() : DiffLines.of(parts.previewer().diff(before, state));
    all.add(
        new RevisionView(
            "By the replay of " + Moments.of(state.revision(), zone),
            about(before, diff, replayed),
            diff));
    return all;
  }

  private static String about(
      @Nullable StoredState before, List<DiffLine> diff, @Nullable Revision replayed) {
    String stored = replayed == null ? "As the store has it." : "As the store and the log have it.";
    return stored + (before != null && diff.isEmpty() ? " Nothing of it differs." : "");
  }

  private static StoredState state(Revision revision) {
    Refused refused = revision.refused();
    return new StoredState(
        revision.posts(),
        refused == null
            ? null
            : new StoredState.StoredRejection(
                revision.revision(), refused.reason(), refused.refusal(), refused.detail(), false),
        false);
  }
}
