package hookline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One broker and one database for all tests of a JVM, started when first asked for and gone, with
 * what they wrote, when the JVM ends. Tests keep out of each other's way by topic prefix and by
 * database.
 */
public final class Shared {
  private static @Nullable EmbeddedKafka kafka;
  private static @Nullable EmbeddedPostgresql postgresql;

  private Shared() {}

  /** The broker. */
  public static synchronized EmbeddedKafka kafka() {
    if (kafka == null) {
      try {
        Path folder = Files.createTempDirectory("hookline-kafka-");
        EmbeddedKafka started = EmbeddedKafka.start(folder, 0, Map.of());
        atExit(started, folder);
        kafka = started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return kafka;
  }

  /** The database server. */
  public static synchronized EmbeddedPostgresql postgresql() {
    if (postgresql == null) {
      try {
        Path folder = Files.createTempDirectory("hookline-postgresql-");
        EmbeddedPostgresql started =
            EmbeddedPostgresql.start(
                binaries(), folder.resolve("data"), 0, Map.of("max_connections", "200"));
        atExit(started, folder);
        postgresql = started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return postgresql;
  }

  /** Where tests keep PostgreSQL's binaries between runs; a folder of each user's own. */
  public static Path binaries() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "hookline-postgresql-" + System.getProperty("user.name"));
  }

  private static void atExit(AutoCloseable server, Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (server) {
                    // Only to close it.
                  } catch (Exception e) {
                    System.err.println("a shared server did not stop: " + e);
                  }
                  Folders.delete(folder);
                }));
  }
}
