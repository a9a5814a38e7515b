package hookline.bench.sink;

import hookline.bench.process.Orders;
import hookline.payload.model.Post;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * {@code COPY} of rows that lie in memory, as text and ready to be sent: what no sink can be faster
 * than. Batches, transactions and session are the sink's: {@code synchronous_commit} is off there
 * too, since rows and offsets vanish together.
 */
final class BareCopy {
  private final Connection connection;
  private final int batch;
  private final List<byte[]> made = new ArrayList<>();

  private BareCopy(Connection connection, int batch) {
    this.connection = connection;
    this.batch = batch;
  }

  /**
   * Takes the orders {@code make ROWS}, then {@code copy}, which answers the seconds it took.
   *
   * @param arguments the database, and how many rows a transaction has
   */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET synchronous_commit = off");
      }
      connection.setAutoCommit(false);
      Orders.serve("ready", new BareCopy(connection, Integer.parseInt(arguments[1]))::obey);
    }
  }

  private String obey(String order) throws SQLException, IOException {
    if (order.equals("copy")) {
      return Double.toString(copy());
    }
    make(Integer.parseInt(order.split(" ", -1)[1]));
    return "made";
  }

  private void make(int rows) {
    made.clear();
    SamplePosts posts = new SamplePosts();
    for (int done = 0; done < rows; done += batch) {
      List<Post> some = new ArrayList<>();
      for (int i = done; i < Math.min(rows, done + batch); i++) {
        some.add(posts.next());
      }
      made.add(CopyText.of(some));
    }
  }

  private double copy() throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    long start = System.nanoTime();
    for (byte[] rows : made) {
      copy.copyIn(CopyText.STATEMENT, new java.io.ByteArrayInputStream(rows));
      connection.commit();
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
