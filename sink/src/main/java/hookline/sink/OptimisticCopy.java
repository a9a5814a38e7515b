package hookline.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/**
 * Inserts rows by {@code COPY} as if none of them were there, which is how nearly all batches are,
 * and cheaper than asking. Where one is there after all nothing is inserted, and for some batches
 * it is not tried again, since what was wasted then is what an upsert would have cost, and a
 * batch's worth of dead rows. Thread-safe.
 */
final class OptimisticCopy<T> {
  /** Below so many rows the savepoint costs more than the rows save. */
  static final int FEWEST_ROWS = 200;

  /** Batches that are not tried after a conflict, at first; with each further one twice as many. */
  static final int FIRST_PAUSE = 8;

  private static final int LONGEST_PAUSE = 1_024;

  /** A row of that key is there. */
  private static final String UNIQUE_VIOLATION = "23505";

  /** Such as a {@code COPY} into a table whose row security is forced on its owner. */
  private static final String NOT_SUPPORTED = "0A000";

  private final Table<T> table;
  private final String statement;
  private int pause;
  private int left;

  OptimisticCopy(Table<T> table) {
    this.table = table;
    this.statement = table.copy();
  }

  /**
   * Inserts all the rows, or none.
   *
   * @param rows in the order they are to be locked in
   * @return whether they are inserted; if not, the transaction is as it was
   * @throws SQLException when the database refuses or is away
   */
  boolean insert(Connection connection, List<T> rows) throws SQLException {
    if (rows.size() < FEWEST_ROWS || pauses()) {
      return false;
    }
    // Released by the transaction's end: one way less there and back.
    Savepoint before = connection.setSavepoint();
    try {
      table.copy(connection, statement, rows);
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState()) && !NOT_SUPPORTED.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      failed();
      return false;
    }
    worked();
    return true;
  }

  private synchronized boolean pauses() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  private synchronized void failed() {
    pause = pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
    left = pause;
  }

  private synchronized void worked() {
    pause = 0;
  }
}
