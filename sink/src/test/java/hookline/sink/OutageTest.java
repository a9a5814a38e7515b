package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.embedded.EmbeddedPostgresql;
import hookline.embedded.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that goes away and comes back; its own, since the others' must not. */
@ExtendWith(Servers.class)
final class OutageTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void databaseAway_losesNothing_andGoesOnByItself(TestLog log, @TempDir Path dir)
      throws Exception {
    Path data = dir.resolve("data");
    EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(Shared.binaries(), data, 0, Map.of());
    TestStore database = new TestStore(postgresql.jdbcUrl());
    int port = Integer.parseInt(postgresql.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
    try (LogLines lines = new LogLines();
        Sink sink =
            new Sink(
                database.config(log.topics(), log.kafka()).withGroupInstanceId("a"),
                log.topics())) {
      sink.start();
      log.writePosts(List.of(TestRows.post(TestRows.id(1), "c", "before")));
      awaitPosts(database, 1);

      postgresql.close();
      log.writePosts(List.of(TestRows.post(TestRows.id(2), "c", "meanwhile")));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(sink.notReady())
                      .startsWith("PostgreSQL at jdbc:postgresql://127.0.0.1:%d/".formatted(port))
                      .contains("refused", "(08001)")
                      .endsWith(": waiting for it"));
      postgresql = EmbeddedPostgresql.start(Shared.binaries(), data, port, Map.of());
      log.writePosts(List.of(TestRows.post(TestRows.id(3), "c", "after")));

      awaitPosts(database, 3);
      await().atMost(SOON).until(() -> sink.notReady() == null);
      assertThat(lines.containing("The live sink is not ready")).hasSize(1);
      assertThat(lines.containing("The live sink works again")).hasSize(1);

      // With nothing to store an outage is noticed too.
      postgresql.close();
      await().atMost(SOON).until(() -> sink.notReady() != null);
      postgresql = EmbeddedPostgresql.start(Shared.binaries(), data, port, Map.of());
      await().atMost(SOON).until(() -> sink.notReady() == null);
    } finally {
      postgresql.close();
    }
  }

  private static void awaitPosts(TestStore database, long count) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(database.count("posts")).isEqualTo(count));
  }
}
