package hookline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
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
  private static final long CLOCKS_DIFFER_SECONDS = 2;

  private OrphanedPostmaster() {}

  /** Whether a server of that data folder runs, as far as its pid file tells. */
  static boolean isRunning(Path dataDir) {
    try {
      // One that ended and that nobody has noticed yet has no command any more.
      return postgres(Files.readAllLines(dataDir.resolve("postmaster.pid"))).isPresent();
    } catch (IOException e) {
      return false; // Removed by a server that stops.
    }
  }

  /**
   * Stops the server of that data folder, if one runs. The pid file of one that was killed stays:
   * by it the next server finds out whether a session of the last one still lives, and then does
   * not start.
   *
   * @throws IOException when it cannot be stopped, or a PostgreSQL has the pid and cannot be told
   *     to be this folder's
   */
  static void stop(Path dataDir) throws IOException {
    Path pidFile = dataDir.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> postgres = postgres(lines);
    if (postgres.isPresent() && isOf(dataDir, postgres.get(), lines)) {
      LOG.info("Stopping the PostgreSQL server that was left running on {}", dataDir);
      if (stop(postgres.get(), dataDir)) {
        Files.deleteIfExists(pidFile);
      }
    } else if (number(lines, 0).flatMap(ProcessHandle::of).isPresent()) {
      // Somebody else's process has the pid: for that alone the next server would not start.
      Files.deleteIfExists(pidFile);
    }
  }

  /** The process of that pid file, if it is a PostgreSQL; not always the one that wrote it. */
  private static Optional<ProcessHandle> postgres(List<String> lines) {
    return number(lines, 0)
        .flatMap(ProcessHandle::of)
        .filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  /** Pids are used again, and the next user may be somebody else's PostgreSQL. */
  private static boolean isOf(Path dataDir, ProcessHandle postgres, List<String> lines)
      throws IOException {
    List<String> arguments = List.of(postgres.info().arguments().orElse(new String[0]));
    int flag = arguments.indexOf("-D");
    if (flag >= 0 && flag + 1 < arguments.size()) {
      return isSame(dataDir, arguments.get(flag + 1));
    }
    // Not every system shows arguments; the start is the file's third line.
    Optional<Long> noted = number(lines, 2);
    Optional<Instant> begun = postgres.info().startInstant();
    if (noted.isPresent()
        && begun.isPresent()
        && Math.abs(begun.get().getEpochSecond() - noted.get()) <= CLOCKS_DIFFER_SECONDS) {
      return true;
    }
    throw new IOException(
        "pid %d of %s is a PostgreSQL that may be somebody else's: end it if it is this folder's, remove the file if not, then start again"
            .formatted(postgres.pid(), dataDir.resolve("postmaster.pid")));
  }

  private static boolean isSame(Path dataDir, String given) {
    try {
      return Files.isSameFile(dataDir, Path.of(given));
    } catch (IOException | InvalidPathException e) {
      return false; // Theirs is not there, so it is not ours, which is.
    }
  }

  private static Optional<Long> number(List<String> lines, int index) {
    try {
      return Optional.of(Long.parseLong(index < lines.size() ? lines.get(index).strip() : ""));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns whether it went by itself. */
  private static boolean stop(ProcessHandle postmaster, Path dataDir) throws IOException {
    postmaster.destroy();
    if (awaitExit(postmaster)) {
      return true;
    }
    // Its own crash recovery mends what a kill leaves; two servers on one folder nothing mends.
    postmaster.destroyForcibly();
    if (!awaitExit(postmaster)) {
      throw new IOException(
          "a PostgreSQL server (pid %d) still runs on %s and does not stop: end it, then start again"
              .formatted(postmaster.pid(), dataDir));
    }
    return false;
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
