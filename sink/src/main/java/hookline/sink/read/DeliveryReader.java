package hookline.sink.read;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hookline.payload.model.LogPosition;
import hookline.sink.read.StoredDelivery.DeliveredPost;
import hookline.sink.read.StoredDelivery.DeliveryRefusal;
import hookline.topics.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks deliveries up. Every question is a few rows by primary key. Thread-safe. */
public final class DeliveryReader {
  private static final String DELIVERY =
      """
      SELECT d.source_id, d.status, d.received_at, d.revision, d.first_delivery_id,
             d.payload_topic, d.payload_partition, d.payload_offset, d.trace_id,
             r.reason, r.refusal, r.detail, r.status AS refused_status, r.resolved_at
        FROM deliveries d
        LEFT JOIN rejections r ON r.delivery_id = d.delivery_id
       WHERE d.delivery_id = ?""";

  // Two questions, each with an index: of part 0 it is the primary key.
  private static final String POSTS =
      """
      SELECT p.id, p.channel_id, coalesce(c.name, '') AS channel_name, p.warnings
        FROM (SELECT * FROM posts WHERE id = ? AND parts > 0 AND delete_at = 0
              UNION ALL
              SELECT * FROM posts WHERE delivery_id = ? AND part > 0 AND delete_at = 0) p
        LEFT JOIN channels c ON c.id = p.channel_id
       ORDER BY p.part""";

  private final StoreReader store;

  public DeliveryReader(StoreReader store) {
    this.store = store;
  }

  /**
   * What became of that delivery; nothing when the store has nothing of it (yet).
   *
   * @throws StoreUnavailableException when the store cannot be asked
   */
  public Optional<StoredDelivery> find(String deliveryId) {
    return store.rows(DELIVERY, row -> delivery(deliveryId, row), deliveryId).stream().findFirst();
  }

  private StoredDelivery delivery(String deliveryId, ResultSet row) throws SQLException {
    String status = row.getString("status");
    List<DeliveredPost> posts = new ArrayList<>();
    ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
    store.rows(POSTS, post -> posts.add(post(post, warnings)), deliveryId, deliveryId);
    return new StoredDelivery(
        deliveryId,
        row.getString("source_id"),
        status,
        row.getLong("received_at"),
        row.getLong("revision"),
        row.getString("first_delivery_id"),
        posts,
        warnings,
        status.equals(StoredDelivery.ERASED) ? null : refusal(row),
        new LogPosition(
            row.getString("payload_topic"),
            row.getInt("payload_partition"),
            row.getLong("payload_offset")),
        row.getString("trace_id"));
  }

  private static @Nullable DeliveryRefusal refusal(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    if (reason == null) {
      return null;
    }
    long at = row.getLong("resolved_at");
    Long resolvedAt = row.wasNull() ? null : at;
    return new DeliveryRefusal(
        reason,
        row.getString("refusal"),
        row.getString("detail"),
        row.getInt("refused_status"),
        resolvedAt);
  }

  /** The warnings are the payload's: only its first post has them. */
  private static DeliveredPost post(ResultSet row, ArrayNode warnings) throws SQLException {
    Json.readTree(row.getString("warnings").getBytes(StandardCharsets.UTF_8))
        .forEach(warnings::add);
    return new DeliveredPost(
        row.getString("id"), row.getString("channel_id"), row.getString("channel_name"));
  }
}
