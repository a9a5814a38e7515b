package hookline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that runs on when the process that started it is killed: two servers must
 * never share a folder, so it goes before a new one comes.
 */
final class OrphanedPostmaster {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostmaster.class);
  private static final long PATIENCE_SECONDS = 10;

  private OrphanedPostmaster() {}

  /**
   * Stops the server of that data folder, if one runs, and removes the pid file it left.
   *
   * @throws IOException when it cannot be stopped
   */
  static void stop(Path dataDir) throws IOException {
    Path pidFile = dataDir.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> postmaster = postmaster(pidFile);
    if (postmaster.isPresent()) {
      LOG.info("Stopping the PostgreSQL server that was left running on {}", dataDir);
      stop(postmaster.get(), dataDir);
    }
    Files.deleteIfExists(pidFile);
  }

  /** The process of that pid file, if it is still a PostgreSQL and not a later user of the pid. */
  private static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    try {
      return ProcessHandle.of(Long.parseLong(lines.isEmpty() ? "" : lines.get(0).strip()))
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static void stop(ProcessHandle postmaster, Path dataDir) throws IOException {
    postmaster.destroy();
    if (awaitExit(postmaster)) {
      return;
    }
    // Its own crash recovery mends what a kill leaves; two servers on one folder nothing mends.
    postmaster.destroyForcibly();
    if (!awaitExit(postmaster)) {
      throw new IOException(
          "a PostgreSQL server (pid %d) still runs on %s and does not stop: end it, then start again"
              .formatted(postmaster.pid(), dataDir));
    }
  }

  private static boolean awaitExit(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
