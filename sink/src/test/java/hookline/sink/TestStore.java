package hookline.sink;

import com.zaxxer.hikari.HikariDataSource;
import hookline.topics.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own, with no table in it at first. */
final class TestStore implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url;
  private final List<HikariDataSource> pools = new ArrayList<>();

  TestStore(String url) {
    this.url = url;
  }

  static TestStore create(String serverUrl) {
    String name = "test" + COUNT.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(serverUrl);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestStore(serverUrl.replace("/postgres?", "/" + name + "?"));
  }

  String url() {
    return url;
  }

  SinkConfig config(Topics topics, Map<String, String> kafka) {
    return SinkConfig.defaults(topics, url, "", "", kafka);
  }

  /** The store as the sink has it, its tables made. */
  Store open(SinkConfig config, int threads) throws SQLException {
    new Schema(config).migrate();
    HikariDataSource pool = StorePool.open(config, threads);
    pools.add(pool);
    return new Store(pool);
  }

  HikariDataSource pool() {
    return pools.get(0);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows as text, a map of column to value each. */
  List<Map<String, String>> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The one value of the one row. */
  String value(String sql) throws SQLException {
    List<Map<String, String>> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows of " + sql);
    }
    return rows.get(0).values().iterator().next();
  }

  long count(String table) throws SQLException {
    return Long.parseLong(value("SELECT count(*) FROM " + table));
  }

  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
  }
}
