package hookline.faults.line;

import hookline.embedded.EmbeddedPostgresql;
import hookline.embedded.Shared;
import hookline.faults.network.Ports;
import hookline.faults.process.Orphans;
import hookline.faults.process.Signals;
import hookline.faults.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with its real settings, on a port it keeps. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private final Path data;
  private final int port = Ports.find();
  private @Nullable EmbeddedPostgresql server;

  private Database(Path folder) {
    this.data = folder.resolve("postgresql");
  }

  /** Starts one that keeps its data in that folder. */
  public static Database start(Path folder) {
    Database database = new Database(folder);
    database.start();
    return database;
  }

  /** Starts it again after {@link #kill} or {@link #stop}, on the same port and data. */
  public synchronized void start() {
    // What a killed server leaves, processes and shared memory, may take a moment to go.
    Waiting.until(
        "PostgreSQL is up",
        START_PATIENCE,
        () -> {
          server = EmbeddedPostgresql.start(Shared.binaries(), data, port, Map.of());
          return true;
        });
    Orphans.prevent(pid());
  }

  /** Straight to it. */
  public String jdbcUrl() {
    return jdbcUrl(port);
  }

  /** The same by way of another port that leads there. */
  static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port);
  }

  int port() {
    return port;
  }

  /** A connection of the caller's own to close. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl());
  }

  /** Runs one statement, committed. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** SIGKILL to the server; its sessions' processes notice and go too. */
  public synchronized void kill() {
    Orphans.forget(pid());
    Signals.send("KILL", pid());
    Waiting.until("PostgreSQL is gone", START_PATIENCE, () -> !isUp());
    // Nothing is left to stop, but this process holds a lock on the folder.
    stop();
  }

  /** Stops it as an operator does, sessions in the middle of their work cut off. */
  public synchronized void stop() {
    try {
      if (server != null) {
        if (server.isRunning()) {
          Orphans.forget(pid());
        }
        server.close();
        server = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private boolean isUp() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private long pid() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run", e);
    }
  }
}
