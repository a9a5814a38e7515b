package hookline.replay;

import hookline.judge.Judgement;
import hookline.judge.PayloadJudge;
import hookline.payload.model.Delivery;
import hookline.payload.model.Directory;
import hookline.replays.Replay;
import hookline.replays.ReplayKind;
import hookline.sink.read.StateReader;
import hookline.sink.read.StoredState;
import hookline.topics.RecordSize;
import hookline.topics.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Tells of payloads what a replay would make of them. */
final class Examiner {
  private final Replay replay;
  private final Selection selection;
  private final PayloadJudge judge;
  private final StateReader store;
  private final TopicSettings settings;

  Examiner(
      Replay replay,
      Directory directory,
      PayloadJudge judge,
      StateReader store,
      TopicSettings settings) {
    this.replay = replay;
    this.selection = new Selection(replay.filter(), directory);
    this.judge = judge;
    this.store = store;
    this.settings = settings;
  }

  /** A payload as it was read. */
  record Read(ConsumerRecord<byte[], byte[]> record, Delivery delivery) {}

  /** A payload that the replay asks for. */
  record Examined(Read payload, StoredState stored, ReplayKind kind) {}

  /** Those of the payloads that the replay asks for, in their order. */
  List<Examined> examine(List<Read> payloads) {
    List<Read> candidates =
        payloads.stream().filter(read -> selection.mayTake(read.delivery())).toList();
    if (candidates.isEmpty()) {
      return List.of();
    }
    Map<String, StoredState> states =
        store.of(candidates.stream().map(read -> read.delivery().id()).toList());
    List<Examined> examined = new ArrayList<>(candidates.size());
    for (Read candidate : candidates) {
      StoredState stored = states.getOrDefault(candidate.delivery().id(), StoredState.NOTHING);
      if (selection.mayTake(stored)) {
        examine(candidate, stored, examined);
      }
    }
    return examined;
  }

  private void examine(Read payload, StoredState stored, List<Examined> examined) {
    Judgement judgement = judge.judge(payload.delivery(), new RecordHeaders());
    if (selection.takes(stored, judgement.outcome())) {
      ReplayKind kind =
          isLeftOut(payload.delivery(), stored) || isTooLarge(payload.record())
              ? ReplayKind.LEFT_OUT
              : Comparison.of(stored, judgement.outcome(), replay.withdraw());
      examined.add(new Examined(payload, stored, kind));
    }
  }

  /**
   * Duplicates and what is erased are never made anew; a reused key, and what somebody dropped,
   * only when somebody names that very delivery.
   */
  private boolean isLeftOut(Delivery delivery, StoredState stored) {
    return Comparison.isSettled(stored)
        || (Comparison.isClosed(stored) && !selection.names(delivery));
  }

  /**
   * Whether no copy of it fits in a record, which has more headers: so only of what somebody wrote
   * by hand, for an ingress leaves room.
   */
  private boolean isTooLarge(ConsumerRecord<byte[], byte[]> payload) {
    byte[] key = payload.key();
    long size = RecordSize.of(null, payload.value(), payload.headers());
    return size + (key == null ? 0 : key.length) > settings.safeRecordBytes();
  }
}
