package hookline.sink;

import static hookline.sink.SinkUnderTest.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A PostgreSQL that goes away and comes back; its own, since the others' must not. */
@ExtendWith(Servers.class)
final class OutageTest {

  @Test
  void databaseAway_losesNothing_andGoesOnByItself(TestLog log, @TempDir Path dir)
      throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of());
        SinkUnderTest sink = SinkUnderTest.start(log, server.database())) {
      server.stop();
      sink.write(20);
      sink.awaitNotReady(
          "PostgreSQL at jdbc:postgresql://127.0.0.1:%d/".formatted(server.port()),
          "refused",
          "(08001): start it, or correct the store's URL; waiting for it");
      sink.write(20);
      server.startAgain();
      sink.write(20);
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);

      // With nothing to store an outage is noticed too.
      server.stop();
      sink.awaitNotReady("waiting for it");
      server.startAgain();
      sink.awaitReady();
      sink.assertTold(2);
    }
  }

  private enum Cut {
    SESSION_ENDED,
    STOPPED,
    KILLED
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void transactionCutOffInItsMiddle_isNotThere_andThenOnce(Cut cut, TestLog log, @TempDir Path dir)
      throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of());
        SinkUnderTest sink = SinkUnderTest.start(log, server.database())) {
      TestStore database = server.database();
      try (Connection other = DriverManager.getConnection(database.url());
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        // The sink has moved its offsets and waits with its rows.
        statement.execute("LOCK TABLE posts IN EXCLUSIVE MODE");
        sink.write(20);
        await().atMost(SOON).until(() -> database.count(WAITING_SINK) == 1);
        switch (cut) {
          case SESSION_ENDED ->
              database.value("SELECT pg_terminate_backend(pid) FROM " + WAITING_SINK);
          case STOPPED -> server.stop();
          case KILLED -> server.kill();
        }
        if (cut == Cut.SESSION_ENDED) {
          sink.awaitNotReady("(57P01): start it if it does not come back; waiting for it");
        } else {
          sink.awaitNotReady("(08001): start it, or correct the store's URL; waiting for it");
        }
      } catch (SQLException e) {
        assertThat(cut)
            .as("this session ends with the server: %s", e)
            .isNotEqualTo(Cut.SESSION_ENDED);
      }
      if (cut != Cut.SESSION_ENDED) {
        server.startAgain();
      }
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
    }
  }

  private static final String WAITING_SINK =
      "pg_stat_activity WHERE application_name = 'hookline-sink' AND wait_event_type = 'Lock'";
}
