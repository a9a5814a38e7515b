package hookline.cli.standalone;

import hookline.embedded.EmbeddedPostgresql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that is started again, on the same folder and port, when it dies. Webhooks are
 * accepted meanwhile, and the sink finds it again by itself. Thread-safe.
 */
final class KeptPostgresql implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPostgresql.class);
  private static final long LOOK_MILLIS = 500;

  /** Before each try; a session of a server that was killed may outlive it for a moment. */
  private static final List<Integer> PAUSES_SECONDS = List.of(0, 1, 2, 4, 8, 16);

  private static final long CLOSE_PATIENCE_MILLIS = 3_000;

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final Consumer<String> givesUp;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper = new Thread(this::keep, "keep-postgresql");
  private volatile EmbeddedPostgresql server;

  private KeptPostgresql(
      Path binaries, Path folder, EmbeddedPostgresql server, Consumer<String> givesUp) {
    this.binaries = binaries;
    this.folder = folder;
    this.server = server;
    this.port = server.port();
    this.givesUp = givesUp;
    keeper.setDaemon(true);
  }

  /**
   * Starts the server, and keeps it from then on.
   *
   * @param port 0 for any free one, which it then stays
   * @param givesUp told once, in one line with the remedy, when it cannot be started again
   * @throws IOException when it does not start at first
   */
  static KeptPostgresql start(Path binaries, Path folder, int port, Consumer<String> givesUp)
      throws IOException {
    EmbeddedPostgresql server = EmbeddedPostgresql.start(binaries, folder, port, Map.of());
    KeptPostgresql kept = new KeptPostgresql(binaries, folder, server, givesUp);
    kept.keeper.start();
    return kept;
  }

  String jdbcUrl() {
    return server.jdbcUrl();
  }

  /** Stops it, for good. */
  @Override
  public void close() throws IOException {
    closing.countDown();
    try {
      keeper.join(CLOSE_PATIENCE_MILLIS);
      keeper.interrupt();
      keeper.join(CLOSE_PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }

  private void keep() {
    try {
      boolean kept = true;
      while (kept && !closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        kept = server.isRunning() || startAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Told to close.
    }
  }

  /** Returns whether there is anything to keep. */
  private boolean startAgain() throws InterruptedException {
    LOG.warn(
        "PostgreSQL of {} died: starting it again on port {}; webhooks are accepted meanwhile",
        folder,
        port);
    String reason = "";
    for (int pause : PAUSES_SECONDS) {
      if (closing.await(pause, TimeUnit.SECONDS)) {
        return false;
      }
      try {
        // What the dead one still holds in this process.
        server.close();
        server = EmbeddedPostgresql.start(binaries, folder, port, Map.of());
        LOG.info("PostgreSQL of {} is back on port {}", folder, port);
        return true;
      } catch (IOException | RuntimeException e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    givesUp.accept(
        reason
            + ": see to its folder and its disk, then start again; whatever was accepted is kept");
    return false;
  }
}
