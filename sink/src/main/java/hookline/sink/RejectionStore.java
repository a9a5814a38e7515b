package hookline.sink;

import hookline.topics.RejectionAction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of deliveries that made no posts: the newest rejection of each, what was decided
 * about it, and the duplicates. Thread-safe.
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
              Column.bigint("payload_offset", rejection -> rejection.payload().offset()),
              Column.optionalText("trace_id", Rejection::traceId)));

  private static final Table<Row.DuplicateRow> DUPLICATES =
      new Table<>(
          "duplicates",
          List.of(
              Column.text("delivery_id", row -> row.duplicate().deliveryId()),
              Column.text("source_id", row -> row.duplicate().sourceId()),
              Column.text("first_delivery_id", row -> row.duplicate().firstDeliveryId()),
              Column.bigint("received_at", row -> row.duplicate().receivedAt()),
              Column.text("idempotency_key", row -> row.duplicate().idempotencyKey()),
              Column.text("retry_key", row -> row.duplicate().retryKey().wireName()),
              Column.text("payload_topic", row -> row.duplicate().payload().topic()),
              Column.integer("payload_partition", row -> row.duplicate().payload().partition()),
              Column.bigint("payload_offset", row -> row.duplicate().payload().offset()),
              Column.optionalText("trace_id", Row.DuplicateRow::traceId)));

  private static final Table<RejectionAction> ACTIONS =
      new Table<>(
          "rejection_actions",
          List.of(
              Column.text("delivery_id", RejectionAction::deliveryId),
              Column.text("action", RejectionAction::action),
              Column.bigint("revision", RejectionAction::revision),
              Column.bigint("acted_at", RejectionAction::at),
              Column.text("acted_by", RejectionAction::by)));

  private static final String WRITE_REJECTED = REJECTED.upsert("", REJECTED.isNewer());
  private static final String WRITE_DUPLICATES = DUPLICATES.insert();
  // In the order of ids, as all that locks these rows: what follows then waits for nobody.
  private static final String LOCK =
      "SELECT FROM rejected WHERE delivery_id = ANY (?::text[]) ORDER BY delivery_id FOR UPDATE";

  // What it says must be true for ever: a newer rejection's revision is above it.
  private static final String NOTE_CLOSED =
      """
      UPDATE rejected SET closed_below = closed.below
        FROM (SELECT id,
                     greatest(
                         (SELECT revision + 1 FROM rejection_actions
                           WHERE delivery_id = id AND action = 'drop'),
                         (SELECT revision FROM posts WHERE posts.id = given.id AND parts > 0)) AS below
                FROM unnest(?::text[]) AS given(id)) closed
       WHERE rejected.delivery_id = closed.id
         AND rejected.revision < closed.below AND rejected.closed_below < closed.below""";

  private static final String WRITE_ACTIONS =
      ACTIONS.upsert("", "rejection_actions.revision <= excluded.revision");

  /**
   * Writes rejections and decisions, no two of each about the same delivery, and notes which
   * rejections are closed by them or by posts.
   *
   * @param madeAnew deliveries whose posts were just written at a revision above 0
   */
  void write(
      Connection connection,
      List<Rejection> rejections,
      List<RejectionAction> actions,
      Collection<String> madeAnew)
      throws SQLException {
    Set<String> touched = new TreeSet<>(madeAnew);
    actions.forEach(action -> touched.add(action.deliveryId()));
    rejections.forEach(rejection -> touched.add(rejection.deliveryId()));
    if (touched.isEmpty()) {
      return;
    }
    Array deliveries = connection.createArrayOf("text", touched.toArray());
    execute(connection, LOCK, deliveries);
    REJECTED.write(connection, WRITE_REJECTED, rejections);
    ACTIONS.write(connection, WRITE_ACTIONS, actions);
    execute(connection, NOTE_CLOSED, deliveries);
  }

  private static void execute(Connection connection, String sql, Array deliveries)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, deliveries);
      statement.execute();
    }
  }

  /** Writes duplicates, no two of the same delivery; one that is there stays. */
  void writeDuplicates(Connection connection, List<Row.DuplicateRow> duplicates)
      throws SQLException {
    DUPLICATES.write(connection, WRITE_DUPLICATES, duplicates);
  }
}
