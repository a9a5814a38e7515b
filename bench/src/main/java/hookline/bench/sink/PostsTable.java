package hookline.bench.sink;

import hookline.bench.process.Child;
import hookline.bench.process.Database;
import hookline.bench.process.Store;
import java.io.IOException;
import java.sql.SQLException;

/**
 * The table all of them write to, brought back before each measurement to the rows it is to have
 * already. For one thread.
 */
final class PostsTable {
  private static final int FILLED_AT_ONCE = 200_000;

  private final Database database;
  private final Store store;
  private long stored;
  private long blocks;
  private long before;

  PostsTable(Database database) {
    this.database = database;
    this.store = database.store();
  }

  /** Fills it up to so many rows. */
  void store(long rows, Child copy) throws SQLException, IOException {
    reset();
    while (stored < rows) {
      long more = Math.min(FILLED_AT_ONCE, rows - stored);
      copy.ask("make " + more);
      copy.ask("copy");
      stored += more;
    }
    blocks =
        store.number("SELECT pg_relation_size('posts') / current_setting('block_size')::bigint");
    store.execute("VACUUM ANALYZE posts");
  }

  /** Takes away what was added, which lies behind all else, and lets the disk come to rest. */
  void reset() throws SQLException {
    if (stored == 0) {
      store.execute("TRUNCATE posts");
    } else {
      store.execute("DELETE FROM posts WHERE ctid >= '(%d,0)'".formatted(blocks));
      store.execute("VACUUM posts");
    }
    store.execute("CHECKPOINT");
    before = store.number("SELECT count(*) FROM posts");
  }

  /**
   * Makes sure that what was measured is what should have happened.
   *
   * @throws IllegalStateException when there are not so many rows more than before
   */
  void requireAdded(long rows, String by) throws SQLException {
    long added = store.number("SELECT count(*) FROM posts") - before;
    if (added != rows) {
      throw new IllegalStateException(
          "%s stored %d rows where there were %d".formatted(by, added, rows));
    }
  }

  Database database() {
    return database;
  }
}
