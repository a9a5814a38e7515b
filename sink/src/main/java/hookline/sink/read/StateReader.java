package hookline.sink.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Warning;
import hookline.sink.read.StoredState.StoredRejection;
import hookline.topics.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All rows of many deliveries at once: three questions, each by primary key, however many they are.
 * Thread-safe.
 */
public final class StateReader {
  // Two questions of one table, each with an index: of part 0 it is the primary key.
  private static final String POSTS =
      """
      SELECT * FROM (
        SELECT * FROM posts WHERE id = ANY (?)
        UNION ALL
        SELECT * FROM posts WHERE delivery_id = ANY (?) AND part > 0) p
       ORDER BY part""";
  private static final String REJECTIONS =
      """
      SELECT r.delivery_id, r.revision, r.reason, r.refusal, r.detail,
             EXISTS (SELECT FROM rejection_actions a
                      WHERE a.delivery_id = r.delivery_id AND a.revision >= r.revision
                        AND a.action = 'drop') AS dropped
        FROM rejected r
       WHERE r.delivery_id = ANY (?)""";
  private static final String DUPLICATES =
      "SELECT delivery_id FROM duplicates WHERE delivery_id = ANY (?)";

  private final StoreReader store;

  public StateReader(StoreReader store) {
    this.store = store;
  }

  /**
   * The rows of those deliveries, by delivery id; each has an entry, be it of nothing.
   *
   * @throws StoreUnavailableException when the store cannot be asked
   */
  public Map<String, StoredState> of(Collection<String> deliveryIds) {
    Object ids = deliveryIds.toArray(new String[0]);
    Map<String, List<Post>> posts = new HashMap<>();
    store.rows(
        POSTS,
        row ->
            posts
                .computeIfAbsent(row.getString("delivery_id"), id -> new ArrayList<>(1))
                .add(post(row)),
        ids,
        ids);
    Map<String, StoredRejection> rejections = new HashMap<>();
    store.rows(
        REJECTIONS,
        row -> {
          rejections.put(row.getString("delivery_id"), rejection(row));
          return row;
        },
        ids);
    Set<String> duplicates =
        new HashSet<>(store.rows(DUPLICATES, row -> row.getString("delivery_id"), ids));
    Map<String, StoredState> states = new HashMap<>();
    for (String id : deliveryIds) {
      states.put(
          id,
          new StoredState(
              posts.getOrDefault(id, List.of()), rejections.get(id), duplicates.contains(id)));
    }
    return states;
  }

  private static StoredRejection rejection(ResultSet row) throws SQLException {
    return new StoredRejection(
        row.getLong("revision"),
        row.getString("reason"),
        row.getString("refusal"),
        row.getString("detail"),
        row.getBoolean("dropped"));
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        row.getString("id"),
        row.getLong("create_at"),
        row.getLong("update_at"),
        row.getLong("delete_at"),
        row.getString("user_id"),
        row.getString("channel_id"),
        row.getString("root_id"),
        row.getString("message"),
        row.getString("type"),
        json(row.getString("props"), ObjectNode.class),
        json(row.getString("metadata"), ObjectNode.class),
        row.getString("source_id"),
        row.getString("delivery_id"),
        row.getInt("part"),
        row.getInt("parts"),
        row.getLong("revision"),
        warnings(row.getString("warnings")),
        new LogPosition(
            row.getString("payload_topic"),
            row.getInt("payload_partition"),
            row.getLong("payload_offset")));
  }

  private static List<Warning> warnings(String column) {
    return column.equals("[]") ? List.of() : List.of(json(column, Warning[].class));
  }

  private static <T> T json(String column, Class<T> type) {
    return Json.read(column.getBytes(StandardCharsets.UTF_8), type);
  }
}
