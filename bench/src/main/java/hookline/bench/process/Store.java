package hookline.bench.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database of a Hookline, whoever started it. Thread-safe.
 *
 * @param jdbcUrl with whom to be there
 */
public record Store(String jdbcUrl) {
  private static final long LOOK_MILLIS = 200;

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl);
  }

  /** Runs a statement in a session of its own. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number a query gives. */
  public long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Waits until a sink has stored a directory of so many. */
  public void awaitDirectory(int hooks, int channels) throws Exception {
    long stored = -1;
    while (stored < hooks + channels) {
      Thread.sleep(LOOK_MILLIS);
      stored = number("SELECT (SELECT count(*) FROM hooks) + (SELECT count(*) FROM channels)");
    }
  }
}
