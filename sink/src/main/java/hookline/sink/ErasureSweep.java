package hookline.sink;

import hookline.payload.model.LogPosition;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Erases what was stored before its rule came, a piece each transaction, so that live posts go on
 * beside it and a session that ends takes little with it. Thread-safe.
 *
 * <p>No index leads from a hook or a user to its posts: every post would pay for it, for what is
 * asked a few times a year. So the table is read once, page after page. What is written meanwhile
 * obeys the rule already, so no row that concerns it comes into a page that was read.
 */
final class ErasureSweep {
  /** Of the table posts, 8 MB: some ten thousand rows, which are erased within a second or two. */
  private static final int PAGES = 1_000;

  /** Rejections and duplicates are found by the number. */
  private static final int ROWS = 5_000;

  // The rules in their order: of two that concern a delivery the first erases it.
  private static final String PENDING =
      """
      SELECT id, kind, value, at, by, sweep_file, sweep_page,
             pg_relation_filenode('posts') AS file,
             pg_relation_size('posts') / current_setting('block_size')::int AS pages
        FROM erasures
       WHERE sequence = (SELECT min(sequence) FROM erasures WHERE applied_at = 0)
         FOR UPDATE SKIP LOCKED
      """;
  private static final String COUNT =
      "UPDATE erasures SET posts = posts + ?, rejections = rejections + ? WHERE id = ?";
  private static final String MOVE =
      "UPDATE erasures SET sweep_file = ?, sweep_page = ? WHERE id = ?";
  private static final String FINISH = "UPDATE erasures SET applied_at = ? WHERE id = ?";

  private static final String FOUND =
      "delivery_id, source_id, %s AS received_at, payload_topic, payload_partition, payload_offset";
  private static final String FOUND_POST =
      "SELECT " + FOUND.formatted("create_at") + " FROM posts WHERE revision < " + Erasure.REVISION;
  private static final String FOUND_BESIDE =
      "SELECT "
          + FOUND.formatted("received_at")
          + " FROM %s b WHERE NOT EXISTS (SELECT FROM posts p"
          + " WHERE p.id = b.delivery_id AND p.revision = "
          + Erasure.REVISION
          + ")";

  private static final String OF_HOOK = " AND source_id = ?";
  private static final String OF_USER =
      " AND source_id IN (SELECT source_id FROM hooks WHERE user_id = ?)";
  private static final String POSTS_OF_USER =
      """
       AND (user_id = ? OR channel_id = ANY (ARRAY(
             SELECT id FROM channels
              WHERE type = 'D' AND ? IN (split_part(name, '__', 1), split_part(name, '__', 2)))))
      """;
  private static final String WITHIN = " AND ctid >= ?::tid AND ctid < ?::tid";

  private static final String COUNT_ROWS =
      """
      SELECT (SELECT count(*) FROM posts WHERE id = ANY (?::text[]) AND parts > 0)
           + (SELECT count(*) FROM posts WHERE delivery_id = ANY (?::text[]) AND part > 0),
             (SELECT count(*) FROM rejected WHERE delivery_id = ANY (?::text[]))
      """;

  private final PostStore posts = new PostStore();
  private final ErasedDetails details = new ErasedDetails();

  /** A rule that is not applied to everything yet, and how far it is. */
  private record Pending(Erasure rule, long file, long page, long pages) {}

  /**
   * Does a piece of the work.
   *
   * @return whether there may be more
   */
  boolean step(Connection connection) throws SQLException {
    Pending pending = pending(connection);
    if (pending == null) {
      return false;
    }
    if (pending.rule().kind() == ErasureKind.DELIVERY) {
      eraseDelivery(connection, pending.rule());
      finish(connection, pending.rule());
    } else if (!eraseBeside(connection, pending.rule(), "rejected")
        && !eraseBeside(connection, pending.rule(), "duplicates")) {
      erasePages(connection, pending);
    }
    return true;
  }

  private static @Nullable Pending pending(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PENDING);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return null;
      }
      Erasure rule =
          new Erasure(
              row.getString("id"),
              ErasureKind.ofName(row.getString("kind")),
              row.getString("value"),
              row.getLong("at"),
              row.getString("by"));
      long file = row.getLong("file");
      // A table that was written anew, as by VACUUM FULL, has its rows elsewhere.
      long page = row.getLong("sweep_file") == file ? row.getLong("sweep_page") : 0;
      return new Pending(rule, file, page, row.getLong("pages"));
    }
  }

  private void eraseDelivery(Connection connection, Erasure rule) throws SQLException {
    String id = rule.value();
    String beside = " AND delivery_id = ?";
    erase(
        connection,
        rule,
        FOUND_POST
            + " AND id = ? UNION ALL "
            + FOUND_POST
            + " AND part > 0 AND delivery_id = ? UNION ALL "
            + FOUND_BESIDE.formatted("rejected")
            + beside
            + " UNION ALL "
            + FOUND_BESIDE.formatted("duplicates")
            + beside,
        id,
        id,
        id,
        id);
  }

  private boolean eraseBeside(Connection connection, Erasure rule, String table)
      throws SQLException {
    String of = rule.kind() == ErasureKind.HOOK ? OF_HOOK : OF_USER;
    return erase(
        connection,
        rule,
        FOUND_BESIDE.formatted(table) + of + " AND received_at <= ? LIMIT " + ROWS,
        rule.value(),
        rule.at());
  }

  private void erasePages(Connection connection, Pending pending) throws SQLException {
    Erasure rule = pending.rule();
    if (pending.page() >= pending.pages()) {
      finish(connection, rule);
      return;
    }
    long next = pending.page() + PAGES;
    String from = "(%d,0)".formatted(pending.page());
    String to = "(%d,0)".formatted(next);
    if (rule.kind() == ErasureKind.HOOK) {
      String query = FOUND_POST + OF_HOOK + " AND create_at <= ?" + WITHIN;
      erase(connection, rule, query, rule.value(), rule.at(), from, to);
    } else {
      String query = FOUND_POST + POSTS_OF_USER + " AND create_at <= ?" + WITHIN;
      erase(connection, rule, query, rule.value(), rule.value(), rule.at(), from, to);
    }
    update(connection, MOVE, pending.file(), next, rule.id());
  }

  /** Erases the deliveries a query finds; whether it found any. */
  private boolean erase(Connection connection, Erasure rule, String query, Object... parameters)
      throws SQLException {
    Map<String, Row.PostRow> tombstones = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String id = row.getString(1);
          LogPosition payload = new LogPosition(row.getString(4), row.getInt(5), row.getLong(6));
          tombstones.putIfAbsent(
              id, ErasedRows.tombstone(rule, id, row.getString(2), row.getLong(3), payload));
        }
      }
    }
    if (tombstones.isEmpty()) {
      return false;
    }
    count(connection, rule, tombstones.keySet());
    posts.write(connection, tombstones.values());
    details.remove(connection, List.copyOf(tombstones.values()));
    return true;
  }

  private static void count(Connection connection, Erasure rule, Collection<String> deliveries)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT_ROWS)) {
      for (int i = 1; i <= 3; i++) {
        select.setArray(i, connection.createArrayOf("text", deliveries.toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        update(connection, COUNT, row.getLong(1), row.getLong(2), rule.id());
      }
    }
  }

  private static void finish(Connection connection, Erasure rule) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Whoever is told that it is done relies on it: with this commit all before it are durable.
      statement.execute("SET LOCAL synchronous_commit = on");
    }
    update(connection, FINISH, System.currentTimeMillis(), Objects.requireNonNull(rule.id()));
  }

  private static void update(Connection connection, String statement, Object... parameters)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        update.setObject(i + 1, parameters[i]);
      }
      update.executeUpdate();
    }
  }
}
