package hookline.sink;

import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows the database refuses by writing halves of halves, each under a savepoint, and
 * stores a rejection in their stead. For one transaction.
 */
final class Halving {
  private final Connection connection;
  private final RowWriter rowWriter;
  private final List<RefusedRow> refused = new ArrayList<>();
  private boolean tookPosts;

  Halving(Connection connection, RowWriter rowWriter) {
    this.connection = connection;
    this.rowWriter = rowWriter;
  }

  /**
   * Writes what the database takes.
   *
   * @return the rows it refused
   * @throws StoreRefusesAllException when it would refuse any post, or refuses a rejection too
   * @throws SQLException when it fails for no row's fault
   */
  List<RefusedRow> write(List<Row> rows) throws SQLException {
    // A delivery's parts side by side, and the halves in the order rows are locked in.
    List<Row> inOrder = new ArrayList<>(rows);
    inOrder.sort(Comparator.comparing(Halving::delivery).thenComparing(Row::id));
    writeHalves(inOrder);
    for (RefusedRow row : refused) {
      Rejection rejection = row.rejection();
      if (rejection != null) {
        writeInstead(rejection);
      }
    }
    return refused;
  }

  private void writeHalves(List<Row> rows) throws SQLException {
    SQLException failure = attempt(rows);
    if (failure == null) {
      tookPosts |= rows.stream().anyMatch(Row.PostRow.class::isInstance);
    } else if (rows.size() > 1) {
      int half = rows.size() / 2;
      writeHalves(rows.subList(0, half));
      writeHalves(rows.subList(half, rows.size()));
    } else {
      refused.add(new RefusedRow(rows.get(0), SqlFailure.message(failure)));
      if (rows.get(0) instanceof Row.PostRow && !tookPosts) {
        askWhetherPostsAreTaken();
      }
    }
  }

  /**
   * When no post went in there is none to prove the refused one at fault: the plainest post there
   * is must be taken, and is not kept.
   */
  private void askWhetherPostsAreTaken() throws SQLException {
    String nobodys = Ids.delivery(new LogPosition("", 0, 0));
    Savepoint before = connection.setSavepoint();
    SQLException failure = attempt(List.of(new Row.PostRow(PostStore.standIn(nobodys))));
    if (failure != null) {
      throw new StoreRefusesAllException("the table posts takes no row", failure);
    }
    connection.rollback(before);
    tookPosts = true;
  }

  private void writeInstead(Rejection rejection) throws SQLException {
    SQLException failure = attempt(List.of(new Row.RejectionRow(rejection)));
    if (failure != null) {
      throw new StoreRefusesAllException(
          "delivery %s is refused, and so is its rejection".formatted(rejection.deliveryId()),
          failure);
    }
  }

  /** Why the rows were refused, and then nothing of them is there; null when they are. */
  private @Nullable SQLException attempt(List<Row> rows) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      rowWriter.write(connection, rows);
      connection.releaseSavepoint(before);
      return null;
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.ROW) {
        throw e;
      }
      connection.rollback(before);
      return e;
    }
  }

  private static String delivery(Row row) {
    return row instanceof Row.PostRow post
        ? Objects.requireNonNullElse(post.post().deliveryId(), "")
        : row.id();
  }
}
