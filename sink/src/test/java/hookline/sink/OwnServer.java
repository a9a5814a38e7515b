package hookline.sink;

import static org.awaitility.Awaitility.await;

import hookline.embedded.EmbeddedPostgresql;
import hookline.embedded.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL server of a test's own, to be stopped, killed and filled. */
final class OwnServer implements AutoCloseable {
  private final Path data;
  private final Map<String, String> settings;
  private EmbeddedPostgresql server;

  OwnServer(Path folder, Map<String, String> settings) throws IOException {
    this.data = folder.resolve("data");
    this.settings = settings;
    this.server = EmbeddedPostgresql.start(Shared.binaries(), data, 0, settings);
  }

  TestStore database() {
    return new TestStore(server.jdbcUrl());
  }

  int port() {
    return Integer.parseInt(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
  }

  Path data() {
    return data;
  }

  /** Stops it as an administrator does: sessions are ended, what is stored is on the disk. */
  void stop() throws IOException {
    server.close();
  }

  /** Ends it as a power cut does. */
  void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    postmaster.destroyForcibly();
    await().atMost(Duration.ofSeconds(20)).until(() -> !postmaster.isAlive());
    server.close();
  }

  /** Starts it again, where it was. */
  void startAgain() throws IOException {
    server = EmbeddedPostgresql.start(Shared.binaries(), data, port(), settings);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
