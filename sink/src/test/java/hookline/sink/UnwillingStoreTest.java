package hookline.sink;

import static hookline.sink.SinkUnderTest.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is there and stores nothing, for a reason that is no row's. */
@ExtendWith(Servers.class)
final class UnwillingStoreTest {
  @TempDir Path dir;
  private TestLog log;

  @BeforeEach
  void useOwn(TestLog testLog) {
    log = testLog;
  }

  @Test
  void readOnly_isToldOnce_andStoredAfterwards() throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of());
        SinkUnderTest sink = SinkUnderTest.start(log, server.database())) {
      TestStore database = server.database();
      database.execute("ALTER SYSTEM SET default_transaction_read_only = on");
      database.execute("SELECT pg_reload_conf()");
      await()
          .atMost(SOON)
          .until(() -> database.value("SHOW default_transaction_read_only").equals("on"));
      sink.write(20);
      sink.awaitNotReady("read-only transaction (25006): let it be written to");
      database.execute("ALTER SYSTEM RESET default_transaction_read_only");
      database.execute("SELECT pg_reload_conf()");
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
      assertThat(database.count("rejections")).isZero();
    }
  }

  @Test
  void standby_isWaitedForUntilItIsPromoted() throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of());
        SinkUnderTest sink = SinkUnderTest.start(log, server.database())) {
      server.stop();
      Files.createFile(server.data().resolve("standby.signal"));
      server.startAgain();
      sink.write(20);
      sink.awaitNotReady("(25006)", "the standby promoted");
      server.database().execute("SELECT pg_promote()");
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
    }
  }

  @Test
  void outOfConnections_isToldOnce_andStoredAfterwards() throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of("max_connections", "12"));
        SinkUnderTest sink = SinkUnderTest.start(log, server.database())) {
      List<Connection> others = new ArrayList<>();
      try {
        others.add(DriverManager.getConnection(server.database().url()));
        // The sink's own sessions go, as they do when they are old, and others take their place.
        await()
            .atMost(SOON)
            .until(
                () -> {
                  endTheSinksSessions(others.get(0));
                  return isFull(server, others);
                });
        sink.write(20);
        sink.awaitNotReady("too many clients", "(53300): end other sessions, or raise its max");
      } finally {
        for (Connection other : others) {
          other.close();
        }
      }
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
    }
  }

  @Test
  void diskFull_isToldOnce_andStoredAfterwards() throws Exception {
    Path disk = Files.createDirectory(dir.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()),
        "mounting a small disk is not permitted here");
    try (OwnServer server = new OwnServer(dir, Map.of());
        SinkUnderTest sink = SinkUnderTest.start(log, server.database())) {
      TestStore database = server.database();
      Path space = Files.createDirectory(disk.resolve("space"));
      database.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
      database.execute("ALTER TABLE posts SET TABLESPACE small");
      Path filler = fill(disk);
      sink.write(2_000);
      sink.awaitNotReady("No space left on device (53100): give it disk space; waiting for it");
      Files.delete(filler);
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
      assertThat(database.count("rejections")).isZero();
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      while (disk.toFile().getUsableSpace() > 0) {
        out.write(page);
      }
    }
    return filler;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static void endTheSinksSessions(Connection by) throws SQLException {
    try (var statement = by.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'hookline-sink'");
    }
  }

  /** Takes all the sessions there are, until none of them is the sink's. */
  private static boolean isFull(OwnServer server, List<Connection> others) throws SQLException {
    while (true) {
      try {
        others.add(DriverManager.getConnection(server.database().url()));
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53300");
        try (var statement = others.get(0).createStatement();
            var sinks =
                statement.executeQuery(
                    "SELECT FROM pg_stat_activity WHERE application_name = 'hookline-sink'")) {
          return !sinks.next();
        }
      }
    }
  }
}
