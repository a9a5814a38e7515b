package hookline.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Rows and the offsets they come from, in one transaction. Thread-safe; each call has a connection
 * of its own.
 */
final class Store {
  private final DataSource dataSource;
  private final StoredOffsets offsets = new StoredOffsets();
  private final RowWriter rowWriter = new RowWriter();
  private final HookUses hookUses = new HookUses();
  private final Erasures erasures = new Erasures();
  private final ErasedDetails erasedDetails = new ErasedDetails();
  private final ErasureSweep erasureSweep = new ErasureSweep();

  /** The data source's connections must not commit by themselves. */
  Store(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Stores rows, no two of the same table and id, and that their records need not be read again.
   *
   * @return the rows the database refused, whose rejections it took instead
   * @throws OffsetsMovedException when another sink has one of the partitions; nothing is stored
   * @throws SQLException when nothing could be stored, for no row's fault
   */
  List<RefusedRow> write(Collection<StoredOffsets.Advance> advances, Collection<Row> rows)
      throws SQLException, OffsetsMovedException {
    List<HookUse> uses = hookUses.newIn(rows);
    List<RefusedRow> refused = write(advances, rows, uses);
    hookUses.areStored(uses);
    return refused;
  }

  private List<RefusedRow> write(
      Collection<StoredOffsets.Advance> advances, Collection<Row> rows, List<HookUse> uses)
      throws SQLException, OffsetsMovedException {
    try {
      return inTransaction(
          connection -> {
            Collection<Row> allowed = begin(connection, advances, rows);
            rowWriter.write(connection, allowed);
            end(connection, allowed, uses);
            return List.of();
          });
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.ROW) {
        throw e;
      }
    }
    // Once more, with savepoints, which would slow every batch down for the sake of this one.
    return inTransaction(
        connection -> {
          Collection<Row> allowed = begin(connection, advances, rows);
          List<RefusedRow> refused =
              new Halving(connection, rowWriter).write(new ArrayList<>(allowed));
          end(connection, allowed, uses);
          return refused;
        });
  }

  /** Returns the rows as they may be written. */
  private Collection<Row> begin(
      Connection connection, Collection<StoredOffsets.Advance> advances, Collection<Row> rows)
      throws SQLException, OffsetsMovedException {
    ErasureRules rules = erasures.enter(connection, rows);
    offsets.advance(connection, advances);
    return rules.isEmpty() ? rows : erasures.applied(connection, rows, rules);
  }

  private void end(Connection connection, Collection<Row> written, List<HookUse> uses)
      throws SQLException {
    erasedDetails.remove(connection, written);
    hookUses.write(connection, uses);
  }

  /**
   * Erases some of what was stored before its rule came.
   *
   * @return whether there may be more
   */
  boolean sweep() throws SQLException {
    try {
      return inTransaction(
          connection -> {
            erasures.enter(connection, List.of());
            return erasureSweep.step(connection);
          });
    } catch (OffsetsMovedException e) {
      throw new IllegalStateException("a sweep moves no offsets", e);
    }
  }

  /** Reads or changes offsets alone. */
  <T> T withOffsets(OffsetsWork<T> work) throws SQLException, OffsetsMovedException {
    return inTransaction(connection -> work.run(connection, offsets));
  }

  private <T> T inTransaction(Work<T> work) throws SQLException, OffsetsMovedException {
    try (Connection connection = dataSource.getConnection()) {
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | OffsetsMovedException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and the transaction with it.
      reason.addSuppressed(e);
    }
  }

  interface OffsetsWork<T> {
    T run(Connection connection, StoredOffsets offsets) throws SQLException, OffsetsMovedException;
  }

  private interface Work<T> {
    T run(Connection connection) throws SQLException, OffsetsMovedException;
  }
}
