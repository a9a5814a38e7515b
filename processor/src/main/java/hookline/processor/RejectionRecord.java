package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.Refusal;
import hookline.topics.Headers;
import hookline.topics.RecordSize;
import hookline.topics.TopicSettings;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A payload that was refused, as the record it makes: the body byte for byte, its own headers, and
 * why.
 */
final class RejectionRecord {
  /** The batch a record travels in. */
  private static final int BATCH_OVERHEAD = 1 << 10;

  private RejectionRecord() {}

  static Record<String, byte[]> of(
      Record<String, byte[]> payload,
      Delivery delivery,
      Refusal refusal,
      boolean withdraw,
      TopicSettings settings) {
    int most = settings.maxRecordBytes() - BATCH_OVERHEAD;
    RecordHeaders headers = new RecordHeaders(payload.headers());
    describe(headers, delivery, refusal, withdraw);
    String key = payload.key();
    byte[] body = payload.value();
    if (RecordSize.of(key, body, headers) > most) {
      // Only a record written by hand gets here; the payload itself has all that is left out.
      headers = PostHeaders.of(payload.headers(), delivery);
      describe(headers, delivery, refusal, withdraw);
    }
    if (RecordSize.of(key, body, headers) > most) {
      body = new byte[0];
    }
    if (RecordSize.of(key, body, headers) > most) {
      key = null; // No source has an id of megabytes.
    }
    return new Record<>(key, body, payload.timestamp(), headers);
  }

  private static void describe(
      RecordHeaders headers, Delivery delivery, Refusal refusal, boolean withdraw) {
    Headers.set(headers, Headers.DELIVERY_ID, delivery.id());
    Headers.set(headers, Headers.RECEIVED_AT, Long.toString(delivery.receivedAt()));
    Headers.set(headers, Headers.REVISION, Long.toString(delivery.revision()));
    Headers.set(headers, Headers.REASON, refusal.reason().id());
    Headers.set(headers, Headers.REFUSAL, refusal.reason().word());
    Headers.set(headers, Headers.STATUS, Integer.toString(refusal.reason().status()));
    Headers.set(headers, Headers.DETAIL, refusal.message());
    Headers.set(headers, Headers.WITHDRAW, Boolean.toString(withdraw));
    Headers.set(headers, Headers.PAYLOAD_TOPIC, delivery.position().topic());
    Headers.set(
        headers, Headers.PAYLOAD_PARTITION, Integer.toString(delivery.position().partition()));
    Headers.set(headers, Headers.PAYLOAD_OFFSET, Long.toString(delivery.position().offset()));
  }
}
