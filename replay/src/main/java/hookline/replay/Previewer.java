package hookline.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import hookline.judge.PayloadJudge;
import hookline.payload.model.Delivery;
import hookline.payload.model.Directory;
import hookline.payload.model.Outcome;
import hookline.replays.ReplayKind;
import hookline.sink.read.StateReader;
import hookline.sink.read.StoredState;
import hookline.topics.TopicSettings;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Shows of one delivery what a replay would make of it. Thread-safe; asks the store. */
public final class Previewer {
  private static final int CONTEXT_LINES = 3;

  private final PayloadJudge judge;
  private final StateReader store;
  private final OutcomeText text;

  public Previewer(TopicSettings settings, Directory directory, StateReader store) {
    this.judge = new PayloadJudge(settings, directory);
    this.store = store;
    this.text = new OutcomeText(directory);
  }

  /**
   * What the delivery would become now, held against the store.
   *
   * @throws hookline.sink.read.StoreUnavailableException when the store cannot be asked
   */
  public Preview of(Delivery delivery) {
    StoredState stored = stored(delivery.id());
    Outcome outcome = judge.judge(delivery, new RecordHeaders()).outcome();
    ReplayKind kind =
        Comparison.isSettled(stored) || Comparison.isClosed(stored)
            ? ReplayKind.LEFT_OUT
            : Comparison.of(stored, outcome, false);
    return new Preview(kind, diff(text.of(stored), text.of(outcome)), outcome);
  }

  /**
   * What the store has of the delivery.
   *
   * @throws hookline.sink.read.StoreUnavailableException when the store cannot be asked
   */
  public StoredState stored(String deliveryId) {
    return store.of(List.of(deliveryId)).getOrDefault(deliveryId, StoredState.NOTHING);
  }

  /** What became different from one state to another, in unified form; empty when nothing. */
  public List<String> diff(StoredState before, StoredState after) {
    return diff(text.of(before), text.of(after));
  }

  private static List<String> diff(List<String> before, List<String> after) {
    return UnifiedDiffUtils.generateUnifiedDiff(
        "stored", "now", before, DiffUtils.diff(before, after), CONTEXT_LINES);
  }
}
