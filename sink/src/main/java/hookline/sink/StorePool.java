package hookline.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The sink's connections: one for each of its threads. */
final class StorePool {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private StorePool() {}

  /** A pool that needs no database to start, and finds it whenever it comes. */
  static HikariDataSource open(SinkConfig config, int threads) {
    return open(config, threads, "");
  }

  /**
   * The same for tables elsewhere.
   *
   * @param schema where they are; empty for where the store's URL leads
   */
  static HikariDataSource open(SinkConfig config, int threads, String schema) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName(config.groupId());
    pool.setJdbcUrl(config.jdbcUrl());
    if (!config.user().isEmpty()) {
      pool.setUsername(config.user());
      pool.setPassword(config.password());
    }
    pool.setMaximumPoolSize(threads);
    pool.setInitializationFailTimeout(-1);
    pool.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
    pool.setAutoCommit(false);
    pool.setConnectionInitSql(
        schema.isEmpty()
            ? sessionSettings(config)
            : sessionSettings(config) + "; SET search_path TO " + schema);
    // Without it the settings above stay in an open transaction, and its rollback takes them back.
    pool.setIsolateInternalQueries(true);
    pool.addDataSourceProperty("ApplicationName", "hookline-sink");
    pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
    pool.addDataSourceProperty("socketTimeout", Integer.toString(vanishedAfterSeconds(config)));
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(pool);
  }

  /**
   * A peer that vanished without a word is noticed, though never before a live one has had the time
   * its transactions are given.
   */
  static int vanishedAfterSeconds(SinkConfig config) {
    return Math.toIntExact(config.transactionTimeout().toSeconds() + 5);
  }

  /**
   * transaction_timeout: a sink that is frozen in a transaction holds its offsets' rows; the
   * database must end it, or its successor could not go on.
   *
   * <p>synchronous_commit off, here and nowhere else: a crash of the database may take the last
   * moments' commits away, but rows and their offsets vanish together, and the log still has the
   * records, so they are stored again.
   */
  private static String sessionSettings(SinkConfig config) {
    return "SET transaction_timeout = %d; SET lock_timeout = %d; SET synchronous_commit = off"
        .formatted(config.transactionTimeout().toMillis(), config.lockTimeout().toMillis());
  }
}
