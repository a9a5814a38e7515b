package hookline.replay;

import hookline.payload.model.Delivery;
import hookline.payload.model.LogPosition;
import hookline.replays.Replay;
import hookline.topics.Headers;
import hookline.topics.TraceContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Payloads as they are written to be processed again: byte for byte, with all that came with them.
 */
final class Copies {
  private final String topic;
  private final Replay replay;
  private final long revision;
  private final String directoryPosition;

  /**
   * @param revision the replay's own
   * @param directoryPosition how far the directory was read that they were compared by
   */
  Copies(String topic, Replay replay, long revision, String directoryPosition) {
    this.topic = topic;
    this.replay = replay;
    this.revision = revision;
    this.directoryPosition = directoryPosition;
  }

  /** A payload's copy, whose revision is above all that the delivery had. */
  ProducerRecord<byte[], byte[]> of(Examiner.Examined examined) {
    ConsumerRecord<byte[], byte[]> payload = examined.payload().record();
    Delivery delivery = examined.payload().delivery();
    LogPosition position = delivery.position();
    RecordHeaders headers = new RecordHeaders(payload.headers());
    // Nobody waits for it any more.
    headers.remove(Headers.RECEIPT_TO);
    TraceContext trace = TraceContext.of(headers);
    headers.remove(Headers.TRACEPARENT);
    headers.remove(Headers.TRACESTATE);
    if (trace != null) {
      Headers.set(headers, Headers.REPLAYED_TRACEPARENT, trace.traceparent());
    }
    Headers.set(headers, Headers.DELIVERY_ID, delivery.id());
    Headers.set(headers, Headers.RECEIVED_AT, Long.toString(delivery.receivedAt()));
    Headers.set(
        headers,
        Headers.REVISION,
        Long.toString(Math.max(revision, examined.stored().revision() + 1)));
    Headers.set(headers, Headers.REPLAY_ID, replay.id());
    Headers.set(headers, Headers.WITHDRAW, Boolean.toString(replay.withdraw()));
    Headers.set(headers, Headers.DIRECTORY_POSITION, directoryPosition);
    Headers.set(headers, Headers.PAYLOAD_TOPIC, position.topic());
    Headers.set(headers, Headers.PAYLOAD_PARTITION, Integer.toString(position.partition()));
    Headers.set(headers, Headers.PAYLOAD_OFFSET, Long.toString(position.offset()));
    return new ProducerRecord<>(topic, null, payload.key(), payload.value(), headers);
  }
}
