package hookline.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server on the loopback address, a process of its own, that keeps what it is told:
 * {@code fsync} and {@code synchronous_commit} are on, which zonky's own default is not.
 */
public final class EmbeddedPostgresql implements AutoCloseable {
  /** The major version of the binaries; a data folder of another one cannot be opened. */
  public static final String MAJOR_VERSION = "18";

  private final EmbeddedPostgres postgres;

  private EmbeddedPostgresql(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts the server and returns once it answers. A server that a killed process left running on
   * the same folder is stopped first.
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
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(dataDir.toAbsolutePath())
            .setOverrideWorkingDirectory(binariesDir.toAbsolutePath().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("max_connections", "50")
            .setServerConfig("shared_buffers", "64MB");
    overrides.forEach(builder::setServerConfig);
    return new EmbeddedPostgresql(builder.start());
  }

  /** The URL of its one database, user and all. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(postgres.getPort());
  }

  /** Stops the server cleanly. */
  @Override
  public void close() throws IOException {
    postgres.close();
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
