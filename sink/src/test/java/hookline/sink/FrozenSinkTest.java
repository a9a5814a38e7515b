package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hookline.sink.StoredOffsets.Advance;
import hookline.sink.StoredOffsets.Partition;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.sql.Connection;
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
}
