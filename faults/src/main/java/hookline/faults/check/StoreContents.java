package hookline.faults.check;

import hookline.faults.line.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one load.
 *
 * @param posts the first part's rows, by the payload's name
 * @param parts how many rows a delivery has among the posts, by its id
 * @param rejections how many it has among the rejections
 */
record StoreContents(
    Map<String, List<PostRow>> posts, Map<String, Integer> parts, Map<String, Integer> rejections) {
  private static final String POSTS =
      """
      SELECT split_part(message, E'\\n', 1), delivery_id, create_at, payload_offset, parts, revision,
             coalesce(props->>'webhook_display_name', '')
        FROM posts
       WHERE part = 0 AND create_at >= ? AND message LIKE ? || ' %'
      """;
  private static final String PARTS =
      "SELECT delivery_id, count(*) FROM posts WHERE create_at >= ? GROUP BY 1";
  private static final String REJECTIONS =
      "SELECT delivery_id, count(*) FROM rejections WHERE received_at >= ? GROUP BY 1";

  /**
   * A post's first row.
   *
   * @param parts how many rows it says the post has
   * @param displayName the hook's when the post was made
   */
  record PostRow(
      String deliveryId,
      long createAt,
      long payloadOffset,
      int parts,
      long revision,
      String displayName) {}

  /**
   * Reads them.
   *
   * @param load the load's name
   * @param since epoch ms; no payload of the load was sent before
   */
  static StoreContents read(Database database, String load, long since) {
    try (Connection connection = database.connect()) {
      return new StoreContents(
          posts(connection, load, since),
          counts(connection, PARTS, since),
          counts(connection, REJECTIONS, since));
    } catch (SQLException e) {
      throw new IllegalStateException("the rows cannot be read", e);
    }
  }

  private static Map<String, List<PostRow>> posts(Connection connection, String load, long since)
      throws SQLException {
    Map<String, List<PostRow>> posts = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(POSTS)) {
      statement.setLong(1, since);
      statement.setString(2, load);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          PostRow row =
              new PostRow(
                  rows.getString(2),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getInt(5),
                  rows.getLong(6),
                  rows.getString(7));
          posts.computeIfAbsent(rows.getString(1), name -> new ArrayList<>()).add(row);
        }
      }
    }
    return posts;
  }

  private static Map<String, Integer> counts(Connection connection, String sql, long since)
      throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, since);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    return counts;
  }

  List<PostRow> posts(String name) {
    return posts.getOrDefault(name, List.of());
  }
}
