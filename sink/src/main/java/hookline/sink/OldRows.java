package hookline.sink;

import hookline.payload.model.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes from the old store into a new one what the log cannot give any more: the rows of deliveries
 * that may have lost a record to its retention, and what compaction has left out. Rows that the log
 * has, too, do no harm: the newest revision wins.
 */
final class OldRows {
  /** What the clocks of an ingress and of a broker may differ by, and more. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  /** Of a table, for a piece of the work that is told. */
  private static final int PAGES = 16_384;

  private final Connection connection;
  private final String oldSchema;
  private final String newSchema;
  private final RebuildProgress progress;

  /** The connection must not commit by itself, and have no limits to its transactions. */
  OldRows(Connection connection, String oldSchema, String newSchema, RebuildProgress progress) {
    this.connection = connection;
    this.oldSchema = oldSchema;
    this.newSchema = newSchema;
    this.progress = progress;
  }

  /**
   * From when on the log is complete, epoch ms.
   *
   * @param posts posts that are there
   * @param rejections rejections the processor wrote
   * @param duplicates duplicates
   * @param all everything; also of what came of more than one topic: tombstones of posts, which
   *     come of rejections, and rejections by the store, which come of anything
   */
  record CompleteSince(long posts, long rejections, long duplicates, long all) {
    static CompleteSince of(StoredLog log, hookline.topics.Topics topics, Set<String> remade) {
      long posts = later(log.completeSince(List.of(topics.posts(), topics.replayPosts()), remade));
      long rejections =
          later(log.completeSince(List.of(topics.rejections(), topics.replayRejections()), remade));
      long duplicates = later(log.completeSince(List.of(topics.duplicates()), remade));
      return new CompleteSince(
          posts, rejections, duplicates, Math.max(posts, Math.max(rejections, duplicates)));
    }

    private static long later(long since) {
      return since == Long.MIN_VALUE ? since : since + MARGIN.toMillis();
    }
  }

  /** How many rows were copied. */
  record Copied(long posts, long rejections, long duplicates) {}

  /** Copies the rules that are stored, in their order: the topic may have lost one. */
  void copyRules() throws SQLException {
    copy(
        "INSERT INTO %2$s.erasures (id, kind, value, at, by)"
            + " SELECT id, kind, value, at, by FROM %1$s.erasures ORDER BY sequence");
    connection.commit();
  }

  /** Copies direct channels: compaction keeps their newest record, and the earliest counts. */
  void copyDirectChannels() throws SQLException {
    copy(
        "INSERT INTO %2$s.channels ("
            + columns("channels")
            + ") SELECT "
            + columns("channels")
            + " FROM %1$s.channels WHERE type = 'D'");
    connection.commit();
  }

  /** Copies what the log may have lost, all as it is at one moment. */
  Copied copyDeliveries(CompleteSince since) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
    long posts =
        copyPages(
            "posts",
            "(create_at < %d OR parts = 0 AND create_at < %d)"
                .formatted(since.posts(), since.all()));
    long rejections =
        copyPages(
            "rejected",
            "(received_at < %d OR reason = '%s' AND received_at < %d)"
                .formatted(since.rejections(), Reason.STORE_REFUSED.id(), since.all()));
    long duplicates = copyPages("duplicates", "received_at < " + since.duplicates());
    connection.commit();
    return new Copied(posts, rejections, duplicates);
  }

  private long copyPages(String table, String condition) throws SQLException {
    long pages = pages(table);
    long rows = 0;
    for (long page = 0; page <= pages; page += PAGES) {
      rows +=
          copy(
              "INSERT INTO %2$s."
                  + table
                  + " ("
                  + columns(table)
                  + ") SELECT "
                  + columns(table)
                  + " FROM %1$s."
                  + table
                  + " WHERE "
                  + condition
                  + " AND ctid >= '("
                  + page
                  + ",0)' AND ctid < '("
                  + (page + PAGES)
                  + ",0)'");
      progress.isAt(Math.min(page + PAGES, pages), pages, "pages of " + table);
    }
    return rows;
  }

  private long pages(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pg_relation_size('%s.%s') / current_setting('block_size')::int"
                    .formatted(oldSchema, table))) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Merges when hooks were used, of which the new store may not have heard. */
  void mergeHookUses() throws SQLException {
    copy(
        """
        INSERT INTO %2$s.hook_uses (source_id, last_used)
        SELECT old.source_id, old.last_used
          FROM %1$s.hook_uses old
          LEFT JOIN %2$s.hook_uses new ON new.source_id = old.source_id
         WHERE new.last_used IS NULL OR new.last_used < old.last_used
         ORDER BY old.source_id
        ON CONFLICT (source_id) DO UPDATE SET last_used = excluded.last_used
        """);
  }

  /** Makes the new store's offsets the old one's, which must be what it has stored too. */
  void takeOffsets() throws SQLException {
    copy("DELETE FROM %2$s.offsets");
    copy(
        "INSERT INTO %2$s.offsets (topic, topic_id, partition, next)"
            + " SELECT topic, topic_id, partition, next FROM %1$s.offsets");
  }

  /** What rules erased is told as it was: the new store was never without them. */
  void takeCounts() throws SQLException {
    copy(
        """
        UPDATE %2$s.erasures new
           SET posts = old.posts, rejections = old.rejections,
               applied_at = CASE WHEN new.applied_at > 0 AND old.applied_at > 0
                                 THEN old.applied_at ELSE new.applied_at END
          FROM %1$s.erasures old
         WHERE old.id = new.id
        """);
  }

  private long copy(String statement) throws SQLException {
    try (Statement copy = connection.createStatement()) {
      return copy.executeLargeUpdate(statement.formatted(oldSchema, newSchema));
    }
  }

  /** By name: a table that was changed in another order than it is made now has them elsewhere. */
  private String columns(String table) throws SQLException {
    Collection<String> names = new TreeSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT quote_ident(attname) FROM pg_attribute"
                + " WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped")) {
      select.setString(1, newSchema + "." + table);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return String.join(", ", names);
  }
}
