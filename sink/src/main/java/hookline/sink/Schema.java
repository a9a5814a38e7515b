package hookline.sink;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The tables as this version needs them. Several processes may migrate at once: one does, the
 * others wait. Thread-safe.
 */
final class Schema {
  /** Named, or the migrations of every application on the class path would be ours. */
  private static final String LOCATION = "classpath:hookline/sink/migrations";

  private static final int CONNECT_TIMEOUT_SECONDS = 3;

  private static final String MIGRATION = "hookline-sink-migration";

  /** Flyway's record of what was migrated; it stays where it is when tables are moved. */
  static final String HISTORY = "hookline_migrations";

  private final SinkConfig config;
  private final @Nullable String name;
  private boolean migrated;

  /** The one the store's URL leads to. */
  Schema(SinkConfig config) {
    this(config, null);
  }

  /** The one of that name, which must be there; null for the one the store's URL leads to. */
  Schema(SinkConfig config, @Nullable String name) {
    this.config = config;
    this.name = name;
  }

  /**
   * Brings the tables up to date; done once, later calls return at once.
   *
   * @throws SQLException when the database is away, or its tables are not to be migrated
   */
  synchronized void migrate() throws SQLException {
    if (migrated) {
      return;
    }
    try {
      PGSimpleDataSource looking = patientSource(config, MIGRATION);
      // Nearly every start finds nothing to do, and must not wait for good for a database that
      // vanished without a word.
      looking.setSocketTimeout(StorePool.vanishedAfterSeconds(config));
      if (!flyway(looking).validateWithResult().validationSuccessful) {
        // Sessions of its own: the pool's end a transaction after seconds, and a migration of a
        // large table may take its time without a word.
        flyway(patientSource(config, MIGRATION)).migrate();
      }
    } catch (FlywayException e) {
      throw asSqlException(e);
    }
    migrated = true;
  }

  private Flyway flyway(PGSimpleDataSource dataSource) {
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations(LOCATION)
            .failOnMissingLocations(true)
            .table(HISTORY)
            .createSchemas(false)
            // Other applications' tables may be there already.
            .baselineOnMigrate(true)
            .baselineVersion("0");
    if (name != null) {
      flyway.defaultSchema(name);
    }
    return flyway.load();
  }

  /** Sessions without the limits that a batch has. */
  static PGSimpleDataSource patientSource(SinkConfig config, String applicationName) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(config.jdbcUrl());
    if (!config.user().isEmpty()) {
      dataSource.setUser(config.user());
      dataSource.setPassword(config.password());
    }
    dataSource.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    dataSource.setTcpKeepAlive(true);
    dataSource.setApplicationName(applicationName);
    return dataSource;
  }

  private static SQLException asSqlException(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql;
      }
    }
    // Flyway's own objection, such as to tables of a newer version: nothing that waiting mends.
    return new SQLException(e.getMessage(), "42000", e);
  }
}
