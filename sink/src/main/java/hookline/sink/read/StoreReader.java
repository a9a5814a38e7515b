package hookline.sink.read;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Connections that only read. Needs no database to start, and finds it whenever it comes.
 * Thread-safe; every question blocks its thread.
 */
public final class StoreReader implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Whoever asks for a page waits for it: what takes longer has better not be asked. */
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

  private static final int VANISHED_AFTER_SECONDS = 15;

  private final HikariDataSource pool;

  private StoreReader(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * A reader of that database.
   *
   * @param jdbcUrl {@code jdbc:postgresql://...}
   * @param user empty when the URL says it
   * @param name what the database lists the connections as
   * @param connections at most so many
   */
  public static StoreReader open(
      String jdbcUrl, String user, String password, String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(jdbcUrl);
    if (!user.isEmpty()) {
      config.setUsername(user);
      config.setPassword(password);
    }
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
    config.setReadOnly(true);
    config.setConnectionInitSql("SET statement_timeout = " + STATEMENT_TIMEOUT.toMillis());
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", Integer.toString(VANISHED_AFTER_SECONDS));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new StoreReader(new HikariDataSource(config));
  }

  /** The connections, for readers that ask on their own. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * The rows of a query.
   *
   * @param row not null for any
   * @param parameters numbers, texts and arrays of texts
   * @throws StoreUnavailableException when the database does not answer in time
   */
  <T> List<T> rows(String sql, Row<T> row, Object... parameters) {
    try (Connection connection = pool.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet results = select.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (results.next()) {
          rows.add(row.of(results));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Makes a value of the row the results are at. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet results) throws SQLException;
  }
}
