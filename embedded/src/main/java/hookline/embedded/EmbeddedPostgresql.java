package hookline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on the loopback address, a process of its own, that keeps what it is told:
 * {@code fsync} and {@code synchronous_commit} are on, which zonky's own default is not.
 */
public final class EmbeddedPostgresql implements AutoCloseable {
  /** The major version of the binaries; a data folder of another one cannot be opened. */
  public static final String MAJOR_VERSION = "18";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresql.class);
  private static final Pattern LAST_WORDS =
      Pattern.compile("(?<=FATAL:  |PANIC:  |initdb: error: |pg_ctl: error: ).*");

  private final EmbeddedPostgres postgres;
  private final Path dataDir;

  private EmbeddedPostgresql(EmbeddedPostgres postgres, Path dataDir) {
    this.postgres = postgres;
    this.dataDir = dataDir;
  }

  /**
   * Starts the server and returns once it answers. A server that a killed process left running on
   * the same folder is stopped first. What it says of itself is beside the folder, in a file of its
   * name and {@code .log}.
   *
   * @param binariesDir where the server itself is unpacked, once; any number may share it
   * @param dataDir made when it is new
   * @param port 0 for any free one
   * @param overrides server settings beside or instead of the ones here
   * @throws IOException when it does not start, or the folder is of another major version; the
   *     message says what to do
   */
  public static EmbeddedPostgresql start(
      Path binariesDir, Path dataDir, int port, Map<String, String> overrides) throws IOException {
    checkVersion(dataDir);
    OrphanedPostmaster.stop(dataDir);
    Files.createDirectories(dataDir.toAbsolutePath().getParent());
    Path log = dataDir.resolveSibling(dataDir.getFileName() + ".log");
    Files.deleteIfExists(log);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(dataDir.toAbsolutePath())
            .setOverrideWorkingDirectory(binariesDir.toAbsolutePath().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("max_connections", "50")
            .setServerConfig("shared_buffers", "64MB");
    overrides.forEach(builder::setServerConfig);
    try {
      EmbeddedPostgresql started = new EmbeddedPostgresql(await(builder, log), dataDir);
      // Whoever interrupts gets an exception; what follows must not be cut short as well.
      boolean interrupted = Thread.interrupted();
      if (!interrupted && started.isRunning()) {
        return started;
      }
      started.close();
      throw new IOException("it has given up");
    } catch (IOException | RuntimeException e) {
      boolean interrupted = Thread.interrupted();
      LOG.debug("Interrupted: {}", interrupted, e);
      // It may yet come, and nobody would know it.
      AbandonedStart.end(dataDir);
      OrphanedPostmaster.stop(dataDir);
      throw new IOException(
          "PostgreSQL does not start on %s: %s; see %s"
              .formatted(dataDir, lastWords(log).orElse(String.valueOf(e.getMessage())), log),
          e);
    }
  }

  /** Returns a server that may have given up, and then with this thread interrupted. */
  private static EmbeddedPostgres await(EmbeddedPostgres.Builder builder, Path log)
      throws IOException {
    try (StartWatch watch = new StartWatch(log, Thread.currentThread())) {
      watch.begin();
      return builder.start();
    }
  }

  /** Whether the server runs: one that was killed, or gave up, does not. */
  public boolean isRunning() {
    return OrphanedPostmaster.isRunning(dataDir);
  }

  /** The URL of its one database, user and all. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port());
  }

  /** Where it listens. */
  public int port() {
    return postgres.getPort();
  }

  /** Stops the server cleanly. */
  @Override
  public void close() throws IOException {
    postgres.close();
  }

  /** Why a server ended, by its own account. */
  private static Optional<String> lastWords(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(LAST_WORDS::matcher)
          .filter(Matcher::find)
          .map(Matcher::group)
          .reduce((earlier, later) -> later);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static void checkVersion(Path dataDir) throws IOException {
    Path versionFile = dataDir.resolve("PG_VERSION");
    if (!Files.exists(versionFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(versionFile);
    String version = lines.isEmpty() ? "" : lines.get(0).strip();
    if (!version.equals(MAJOR_VERSION)) {
      throw new IOException(
          ("%s was written by PostgreSQL %s and this is %s: start on another data folder, or dump"
                  + " and restore it with pg_upgrade")
              .formatted(dataDir, version, MAJOR_VERSION));
    }
  }
}
