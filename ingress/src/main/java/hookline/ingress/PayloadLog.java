package hookline.ingress;

import hookline.payload.model.Hook;
import hookline.web.UniqueIds;
import java.time.Duration;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Writes payloads to the log and answers when the brokers have them, never before. {@code send}
 * cannot block: with {@code max.block.ms} 0 it refuses what it has no room or no metadata for, in
 * the caller's thread; all else it tells later, in its own.
 */
final class PayloadLog implements CallHandler {
  private final Producer<byte[], byte[]> producer;
  private final PayloadRecords records;
  private final UniqueIds ids;
  private final Brokers brokers;
  private final ReceiptReader receipts;
  private final Duration requestDeadline;
  private final IngressMetrics metrics;

  PayloadLog(
      Producer<byte[], byte[]> producer,
      PayloadRecords records,
      UniqueIds ids,
      Brokers brokers,
      ReceiptReader receipts,
      Duration requestDeadline,
      IngressMetrics metrics) {
    this.producer = producer;
    this.records = records;
    this.ids = ids;
    this.brokers = brokers;
    this.receipts = receipts;
    this.requestDeadline = requestDeadline;
    this.metrics = metrics;
  }

  @Override
  public void handle(Call call) {
    if (brokers.areAway()) {
      call.answer(Answer.AWAY);
      return;
    }
    String deliveryId = ids.next(call.receivedAt());
    OutcomeWait wait = OutcomeWait.begin(call, deliveryId, receipts, requestDeadline);
    send(
        call,
        call.hook(),
        deliveryId,
        wait == null ? null : receipts.place(),
        (metadata, failure) -> {
          if (failure == null) {
            brokers.confirmed();
            call.resume(() -> stored(call, deliveryId, wait));
          } else if (call.isOnIoThread()) {
            call.answer(refused(failure));
          } else {
            brokers.failed(failure);
            call.resume(() -> call.answer(failed(failure)));
          }
        });
  }

  private static void stored(Call call, String deliveryId, @Nullable OutcomeWait wait) {
    call.acknowledged();
    if (wait == null) {
      call.accept(deliveryId);
    } else {
      wait.stored();
    }
  }

  /**
   * Writes a payload that is refused, if its hook was at hand; best-effort. Not waited for, neither
   * for the brokers nor for a hook made this very moment: the sender has its answer either way.
   */
  void keep(Call call) {
    if (call.hasHook() && !brokers.areAway()) {
      String deliveryId = ids.next(call.receivedAt());
      call.nameDelivery(deliveryId);
      send(call, call.hook(), deliveryId, null, (metadata, failure) -> {});
    }
  }

  private void send(
      Call call, Hook hook, String deliveryId, byte @Nullable [] receiptTo, Callback callback) {
    metrics.sent(hook.sourceId());
    ProducerRecord<byte[], byte[]> record = records.of(call, hook, deliveryId, receiptTo);
    RequestSpan span = call.span();
    Callback whenSent = span == null ? callback : traced(span, callback);
    try {
      producer.send(record, whenSent);
    } catch (KafkaException | IllegalStateException e) {
      // A fatal error of the producer, or a closed one. The others come by the callback.
      whenSent.onCompletion(null, e);
    }
  }

  private static Callback traced(RequestSpan span, Callback callback) {
    return (metadata, failure) -> {
      span.sent(metadata, failure);
      callback.onCompletion(metadata, failure);
    };
  }

  /** The producer did not even take it: it is certainly not in the log. */
  private static Answer refused(Exception failure) {
    if (failure instanceof RecordTooLargeException) {
      return PayloadLimits.TOO_LARGE;
    }
    return failure instanceof BufferExhaustedException ? Answer.FULL : Answer.AWAY;
  }

  /** The producer took it, and nobody knows how far it came. */
  private static Answer failed(Exception failure) {
    return failure instanceof RecordTooLargeException
        ? PayloadLimits.TOO_LARGE
        : Answer.UNCONFIRMED;
  }
}
