package hookline.sink.read;

import hookline.payload.model.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks rejections up, pages through them and counts them. Thread-safe. */
public final class RejectionReader {
  private static final String FIND = "SELECT * FROM rejections r WHERE r.delivery_id = ANY (?)";

  private static final String DROPPED =
      "SELECT r.delivery_id FROM rejections r WHERE r.delivery_id = ANY (?)"
          + " AND r.dropped_at IS NOT NULL";

  private static final String NEWEST_FIRST = "ORDER BY r.received_at DESC, r.delivery_id DESC";

  private static final String PAGE =
      "SELECT r.* FROM %s r WHERE %s " + NEWEST_FIRST + " LIMIT ? OFFSET ?";

  // The newest of each hook, each from its index, and of those the newest: one index scan would go
  // through all other hooks' rejections.
  private static final String PAGE_OF_OWNER =
      """
      SELECT r.* FROM (SELECT source_id FROM hooks WHERE user_id = ? AND delete_at = 0) mine
       CROSS JOIN LATERAL (SELECT r.* FROM %s r WHERE r.source_id = mine.source_id AND %s
                            %s LIMIT ?) r
       %s LIMIT ? OFFSET ?""";

  private static final String COUNTS =
      """
      SELECT r.source_id, r.reason, r.refusal, count(*) AS count,
             min(r.received_at) AS oldest, max(r.received_at) AS newest
        FROM %s r
       WHERE %s
       GROUP BY r.source_id, r.reason, r.refusal
       ORDER BY count(*) DESC, r.source_id, r.refusal, r.reason LIMIT ? OFFSET ?""";
  private static final String GROUPS =
      """
      SELECT r.source_id, r.reason, r.refusal, count(*) AS count,
             min(r.received_at) AS oldest, max(r.received_at) AS newest
        FROM (%s) r
       GROUP BY r.source_id, r.reason, r.refusal
       ORDER BY r.refusal, count(*) DESC, r.source_id""";
  private static final String NEWEST =
      "SELECT r.source_id, r.reason, r.refusal, r.received_at FROM %s r WHERE %s %s LIMIT ?";
  private static final String OF_EACH_HOOK =
      """
      SELECT r.* FROM (SELECT source_id FROM hooks WHERE user_id = ? AND delete_at = 0) mine
       CROSS JOIN LATERAL (%s) r""";
  private static final String OF_OWNER =
      "r.source_id IN (SELECT source_id FROM hooks WHERE user_id = ? AND delete_at = 0)";

  private final StoreReader store;

  public RejectionReader(StoreReader store) {
    this.store = store;
  }

  /**
   * The newest rejection of that delivery; nothing when it has none.
   *
   * @throws StoreUnavailableException when the store cannot be asked
   */
  public Optional<RejectedDelivery> find(String deliveryId) {
    return find(List.of(deliveryId)).stream().findFirst();
  }

  /** The newest rejections of those deliveries, of each that has one, in no order. */
  public List<RejectedDelivery> find(Collection<String> deliveryIds) {
    return store.rows(FIND, RejectionReader::rejection, (Object) array(deliveryIds));
  }

  /** Those of the deliveries whose rejection is dropped, and was not rejected anew since. */
  public Set<String> dropped(Collection<String> deliveryIds) {
    return new HashSet<>(store.rows(DROPPED, row -> row.getString(1), (Object) array(deliveryIds)));
  }

  /**
   * A page, the newest first.
   *
   * @param before goes on after that rejection, wherever it is by then; null begins with the newest
   * @param skipped so many more; each takes time
   */
  public List<RejectedDelivery> page(
      RejectionFilter filter, @Nullable RejectedDelivery before, int size, long skipped) {
    return page(
        filter,
        before == null ? null : new PostPlace(before.receivedAt(), before.deliveryId(), 0),
        size,
        skipped);
  }

  /** The same from a place between deliveries on; its part means nothing here. */
  public List<RejectedDelivery> pageBefore(RejectionFilter filter, PostPlace before, int size) {
    return page(filter, before, size, 0);
  }

  private List<RejectedDelivery> page(
      RejectionFilter filter, @Nullable PostPlace before, int size, long skipped) {
    Conditions conditions = new Conditions(filter, before);
    if (filter.ownerId().isEmpty()) {
      return store.rows(
          PAGE.formatted(filter.state().view(), conditions.sql()),
          RejectionReader::rejection,
          conditions.given(List.of(), List.of(size, skipped)));
    }
    return store.rows(
        PAGE_OF_OWNER.formatted(
            filter.state().view(), conditions.sql(), NEWEST_FIRST, NEWEST_FIRST),
        RejectionReader::rejection,
        conditions.given(List.of(filter.ownerId()), List.of(size + skipped, size, skipped)));
  }

  /** How many there are by hook and reason, the most first. */
  public List<RejectionCount> counts(RejectionFilter filter, int size, long skipped) {
    Conditions conditions = new Conditions(filter, null);
    boolean all = filter.ownerId().isEmpty();
    String sql = all ? conditions.sql() : OF_OWNER + " AND " + conditions.sql();
    return store.rows(
        COUNTS.formatted(filter.state().view(), sql),
        RejectionReader::count,
        conditions.given(all ? List.of() : List.of(filter.ownerId()), List.of(size, skipped)));
  }

  /**
   * The same of the newest rejections alone, so that it takes no longer however many there are.
   *
   * @param looked so many are counted, of an owner's so many of each hook
   */
  public List<RejectionCount> newestCounts(RejectionFilter filter, int looked) {
    Conditions conditions = new Conditions(filter, null);
    boolean all = filter.ownerId().isEmpty();
    String mine = all ? "" : "r.source_id = mine.source_id AND ";
    String newest = NEWEST.formatted(filter.state().view(), mine + conditions.sql(), NEWEST_FIRST);
    return store.rows(
        GROUPS.formatted(all ? newest : OF_EACH_HOOK.formatted(newest)),
        RejectionReader::count,
        conditions.given(all ? List.of() : List.of(filter.ownerId()), List.of(looked)));
  }

  private static RejectionCount count(ResultSet row) throws SQLException {
    return new RejectionCount(
        row.getString("source_id"),
        row.getString("reason"),
        row.getString("refusal"),
        row.getLong("count"),
        row.getLong("oldest"),
        row.getLong("newest"));
  }

  /** What a filter asks for, but for the owner. */
  private static final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private Conditions(RejectionFilter filter, @Nullable PostPlace before) {
      sql.append(filter.state().condition());
      if (!filter.sourceId().isEmpty()) {
        and("r.source_id = ?", filter.sourceId());
      }
      if (filter.reasons().size() == 1) {
        and("r.refusal = ?", filter.reasons().get(0));
      } else if (!filter.reasons().isEmpty()) {
        and("r.refusal = ANY (?)", (Object) array(filter.reasons()));
      }
      if (filter.since() > 0) {
        and("r.received_at >= ?", filter.since());
      }
      if (filter.until() > 0) {
        and("r.received_at < ?", filter.until());
      }
      if (before != null) {
        and("(r.received_at, r.delivery_id) < (?, ?)", before.createAt(), before.deliveryId());
      }
    }

    private void and(String condition, Object... given) {
      sql.append(" AND ").append(condition);
      parameters.addAll(List.of(given));
    }

    private String sql() {
      return sql.toString();
    }

    private Object[] given(List<Object> before, List<Object> after) {
      List<Object> all = new ArrayList<>(before);
      all.addAll(parameters);
      all.addAll(after);
      return all.toArray();
    }
  }

  private static String[] array(Collection<String> texts) {
    return texts.toArray(new String[0]);
  }

  private static RejectedDelivery rejection(ResultSet row) throws SQLException {
    return new RejectedDelivery(
        row.getString("delivery_id"),
        row.getString("source_id"),
        row.getLong("received_at"),
        row.getLong("revision"),
        row.getString("reason"),
        row.getString("refusal"),
        row.getString("detail"),
        row.getInt("status"),
        orNull(row, "resolved_at"),
        orNull(row, "dropped_at"),
        row.getString("dropped_by"),
        new LogPosition(
            row.getString("payload_topic"),
            row.getInt("payload_partition"),
            row.getLong("payload_offset")));
  }

  private static @Nullable Long orNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
