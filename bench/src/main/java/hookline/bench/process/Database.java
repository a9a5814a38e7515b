package hookline.bench.process;

import hookline.embedded.EmbeddedPostgresql;
import hookline.embedded.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL as standalone has it: {@code fsync} on. */
public final class Database implements AutoCloseable {
  private final EmbeddedPostgresql server;
  private final ProcessorClock clock;

  private Database(EmbeddedPostgresql server, ProcessorClock clock) {
    this.server = server;
    this.clock = clock;
  }

  static Database start(Path folder) throws IOException {
    Path data = folder.resolve("postgresql");
    EmbeddedPostgresql server = EmbeddedPostgresql.start(Shared.binaries(), data, 0, Map.of());
    return new Database(server, ProcessorClock.of(pid(data)));
  }

  /** The server's first process, by its own account. */
  public static long pid(Path data) throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
  }

  /** Where its clients find it. */
  public Store store() {
    return new Store(server.jdbcUrl());
  }

  /** The processor time of all its processes. */
  public ProcessorClock clock() {
    return clock;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
