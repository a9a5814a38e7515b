package hookline.topics;

import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Request;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record of {@code payloads} as the delivery it is. */
public final class Deliveries {
  private Deliveries() {}

  /** The delivery of a record as it was read. */
  public static Delivery of(ConsumerRecord<byte[], byte[]> record) {
    return of(
        new LogPosition(record.topic(), record.partition(), record.offset()),
        record.timestamp(),
        record.key() == null ? null : new String(record.key(), Headers.CHARSET),
        record.value(),
        record.headers());
  }

  /**
   * The delivery. A record written by hand may lack every header: its id then comes from where it
   * lies, its time from the log, and it is read as Mattermost's.
   *
   * @param record where the record lies
   * @param timestamp the record's own, epoch ms
   */
  public static Delivery of(
      LogPosition record,
      long timestamp,
      @Nullable String sourceId,
      byte @Nullable [] body,
      org.apache.kafka.common.header.Headers headers) {
    LogPosition position = origin(record, headers);
    String id = Headers.text(headers, Headers.DELIVERY_ID);
    return new Delivery(
        id != null && Ids.isId(id) ? id : Ids.delivery(position),
        Objects.requireNonNullElse(sourceId, ""),
        Headers.number(headers, Headers.RECEIVED_AT, timestamp),
        Headers.number(headers, Headers.REVISION, 0),
        Dialect.of(Headers.text(headers, Headers.DIALECT)),
        position,
        new Request(
            Headers.text(headers, Headers.CONTENT_TYPE),
            Headers.text(headers, Headers.CONTENT_ENCODING),
            Headers.text(headers, Headers.QUERY),
            body == null ? new byte[0] : body));
  }

  /** Where the payload lies: a replay's copy says it, and its first writing is where it is. */
  private static LogPosition origin(
      LogPosition record, org.apache.kafka.common.header.Headers headers) {
    String topic = Headers.text(headers, Headers.PAYLOAD_TOPIC);
    return topic == null || topic.isEmpty()
        ? record
        : new LogPosition(
            topic,
            (int) Headers.number(headers, Headers.PAYLOAD_PARTITION, record.partition()),
            Headers.number(headers, Headers.PAYLOAD_OFFSET, record.offset()));
  }
}
