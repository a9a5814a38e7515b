package hookline.sink;

import hookline.topics.Duplicate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What became of deliveries that made no posts: the newest rejection of each, and the duplicates.
 * Thread-safe.
 */
final class RejectionStore {
  private static final Table<Rejection> REJECTED =
      new Table<>(
          "rejected",
          List.of(
              Column.text("delivery_id", Rejection::deliveryId),
              Column.text("source_id", Rejection::sourceId),
              Column.bigint("received_at", Rejection::receivedAt),
              Column.bigint("revision", Rejection::revision),
              Column.text("reason", Rejection::reason),
              Column.text("refusal", Rejection::refusal),
              Column.text("detail", Rejection::detail),
              Column.integer("status", Rejection::status),
              Column.bool("withdraw", Rejection::withdraw),
              Column.text("payload_topic", rejection -> rejection.payload().topic()),
              Column.integer("payload_partition", rejection -> rejection.payload().partition()),
              Column.bigint("payload_offset", rejection -> rejection.payload().offset())));

  private static final Table<Duplicate> DUPLICATES =
      new Table<>(
          "duplicates",
          List.of(
              Column.text("delivery_id", Duplicate::deliveryId),
              Column.text("source_id", Duplicate::sourceId),
              Column.text("first_delivery_id", Duplicate::firstDeliveryId),
              Column.bigint("received_at", Duplicate::receivedAt),
              Column.text("idempotency_key", Duplicate::idempotencyKey),
              Column.text("retry_key", duplicate -> duplicate.retryKey().wireName()),
              Column.text("payload_topic", duplicate -> duplicate.payload().topic()),
              Column.integer("payload_partition", duplicate -> duplicate.payload().partition()),
              Column.bigint("payload_offset", duplicate -> duplicate.payload().offset())));

  private static final String WRITE_REJECTED = REJECTED.upsert("", REJECTED.isNewer());
  private static final String WRITE_DUPLICATES = DUPLICATES.insert();

  /** Writes rejections, no two of the same delivery. */
  void writeRejections(Connection connection, List<Rejection> rejections) throws SQLException {
    REJECTED.write(connection, WRITE_REJECTED, rejections);
  }

  /** Writes duplicates, no two of the same delivery; one that is there stays. */
  void writeDuplicates(Connection connection, List<Duplicate> duplicates) throws SQLException {
    DUPLICATES.write(connection, WRITE_DUPLICATES, duplicates);
  }
}
