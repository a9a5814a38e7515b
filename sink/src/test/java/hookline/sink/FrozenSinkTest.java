package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hookline.sink.StoredOffsets.Advance;
import hookline.sink.StoredOffsets.Partition;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.jdbc.PgConnection;

@ExtendWith(Servers.class)
final class FrozenSinkTest {

  @Test
  void sinkFrozenInATransaction_isEnded_andItsSuccessorGoesOn(TestStore database) throws Exception {
    SinkConfig defaults = database.config(new Topics(TopicSettings.DEFAULTS), Map.of());
    SinkConfig impatient =
        new SinkConfig(
            defaults.jdbcUrl(),
            "",
            "",
            "g",
            null,
            10,
            Duration.ofMillis(300),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(1),
            Map.of());
    Store successor = database.open(impatient, 2);
    database.execute("INSERT INTO offsets VALUES ('posts', 'topicid', 3, 0)");
    List<Advance> advance = List.of(new Advance(new Partition("posts", "topicid", 3), 0, 1));
    List<Row> rows = List.of(new Row.PostRow(TestRows.post(TestRows.id(1), "c", "m")));

    // A connection outside of the pool's care: the database is to end it.
    Connection frozen = database.pool().getConnection().unwrap(PgConnection.class);
    try (Statement statement = frozen.createStatement()) {
      statement.execute("UPDATE offsets SET next = 1");
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try {
                return successor.write(advance, rows).isEmpty();
              } catch (SQLException e) {
                assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.OUTAGE);
                assertThat(e.getSQLState()).isEqualTo("55P03");
                return false;
              }
            });

    assertThatThrownBy(frozen::commit).hasMessageContaining("transaction timeout");
    assertThat(database.count("posts")).isEqualTo(1);
  }

  @Test
  void sinkThatHungUntilItsPartitionsWereAnothers_andThatOther_storeEachRecordOnce(
      TestLog log, TestStore database) throws Exception {
    try (SinkUnderTest hung = SinkUnderTest.start(log, database, config -> impatient(config))) {
      try (Connection holder = DriverManager.getConnection(database.url());
          Statement statement = holder.createStatement();
          Sink successor = new Sink(database.config(log.topics(), log.kafka()), log.topics())) {
        holder.setAutoCommit(false);
        statement.execute("SELECT FROM offsets FOR UPDATE");
        hung.write(30);
        awaitWaiting(database, 1);
        successor.start();
        // Each of them has the same records in hand and thinks the partitions its own.
        awaitWaiting(database, 2);
        holder.rollback();
        hung.awaitAllStored();
        hung.awaitReady();
      }
    }
  }

  /** Out of its group when it does not poll for a moment, and patient with locks. */
  private static SinkConfig impatient(SinkConfig config) {
    return SinkUnderTest.withKafka(
        SinkUnderTest.withTimeouts(
            config.withGroupInstanceId(null), Duration.ofSeconds(50), Duration.ofSeconds(60)),
        Map.of("max.poll.interval.ms", "2000"));
  }

  private static void awaitWaiting(TestStore database, int sessions) {
    await()
        .atMost(SinkUnderTest.SOON)
        .until(
            () ->
                database.count(
                        "pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    == sessions);
  }
}
