package hookline.sink.read;

import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rules of what is erased, and what one would erase. Thread-safe. */
public final class ErasureReader {
  private static final String SELECT =
      "SELECT id, kind, value, at, by, applied_at, posts, rejections FROM erasures";
  private static final String BY_ID = SELECT + " WHERE id = ?";
  private static final String PAGE = SELECT + " ORDER BY sequence DESC LIMIT ? OFFSET ?";

  private static final String CONCERNS =
      """
      SELECT 1 FROM erasures
       WHERE kind = 'delivery' AND value = ?
          OR kind = 'hook' AND value = ? AND at >= ?
          OR kind = 'user' AND value = ? AND at >= ?
       LIMIT 1
      """;

  private static final String OF_DELIVERY =
      """
      SELECT (SELECT count(*) FROM posts WHERE id = ? AND parts > 0)
           + (SELECT count(*) FROM posts WHERE delivery_id = ? AND part > 0),
             (SELECT count(*) FROM rejected r WHERE r.delivery_id = ?
               AND NOT EXISTS (SELECT FROM posts p
                                WHERE p.id = r.delivery_id AND p.revision = %d))
      """
          .formatted(Erasure.REVISION);
  private static final String OF_HOOK =
      counts("source_id = ? AND create_at <= ?", "source_id = ? AND received_at <= ?");
  private static final String OF_USER =
      counts(
          """
          (user_id = ? OR channel_id = ANY (ARRAY(
             SELECT id FROM channels
              WHERE type = 'D' AND ? IN (split_part(name, '__', 1), split_part(name, '__', 2)))))
          AND create_at <= ?
          """,
          "source_id IN (SELECT source_id FROM hooks WHERE user_id = ?) AND received_at <= ?");

  private final StoreReader store;

  public ErasureReader(StoreReader store) {
    this.store = store;
  }

  /**
   * What a rule would erase.
   *
   * @param posts each part counted
   */
  public record Extent(long posts, long rejections) {}

  private static String counts(String posts, String rejected) {
    return """
           SELECT (SELECT count(*) FROM posts WHERE parts > 0 AND %s),
                  (SELECT count(*) FROM rejected r WHERE %s
                      AND NOT EXISTS (SELECT FROM posts p
                                       WHERE p.id = r.delivery_id AND p.revision = %d))
           """
        .formatted(posts, rejected, Erasure.REVISION);
  }

  /** The rule of that id, once the store has it. */
  public Optional<StoredErasure> find(String id) {
    return store.rows(BY_ID, ErasureReader::erasure, id).stream().findFirst();
  }

  /** Rules, the newest first. */
  public List<StoredErasure> page(int size, long skipped) {
    return store.rows(PAGE, ErasureReader::erasure, size, skipped);
  }

  /**
   * Whether a rule concerns a delivery that the store has nothing of.
   *
   * @param ownerId of its hook; empty when nobody knows
   */
  public boolean concern(String deliveryId, String sourceId, String ownerId, long receivedAt) {
    return !store
        .rows(CONCERNS, row -> true, deliveryId, sourceId, receivedAt, ownerId, receivedAt)
        .isEmpty();
  }

  /**
   * What a rule would erase now; nothing when it takes too long to count, as in a large store.
   *
   * @param at epoch ms
   */
  public Optional<Extent> extent(ErasureKind kind, String value, long at) {
    try {
      return Optional.of(
          switch (kind) {
            case DELIVERY -> extent(OF_DELIVERY, value, value, value);
            case HOOK -> extent(OF_HOOK, value, at, value, at);
            case USER -> extent(OF_USER, value, value, at, value, at);
          });
    } catch (StoreUnavailableException e) {
      if (e.getCause() instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
        return Optional.empty(); // Cut off by the time a statement has.
      }
      throw e;
    }
  }

  private Extent extent(String query, Object... parameters) {
    return store.rows(query, row -> new Extent(row.getLong(1), row.getLong(2)), parameters).get(0);
  }

  private static StoredErasure erasure(ResultSet row) throws SQLException {
    return new StoredErasure(
        row.getString("id"),
        row.getString("kind"),
        row.getString("value"),
        row.getLong("at"),
        row.getString("by"),
        row.getLong("applied_at"),
        row.getLong("posts"),
        row.getLong("rejections"));
  }
}
