package hookline.faults.line;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far each part of a line has come, by what it has committed. Thread-safe. */
public final class Offsets {
  private final Line line;

  public Offsets(Line line) {
    this.line = line;
  }

  /** What the processors will read next. */
  public Map<TopicPartition, Long> processed() {
    return committed(line.topics().prefix() + "processor");
  }

  /** What the sinks will read next, as the store has it. */
  public Map<TopicPartition, Long> stored() {
    Map<TopicPartition, Long> stored = new HashMap<>();
    try (Connection connection = line.database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT topic, partition, next FROM offsets")) {
      while (rows.next()) {
        stored.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the offsets cannot be read", e);
    }
    return stored;
  }

  /** What the sinks have told Kafka, for lag tools. */
  public Map<TopicPartition, Long> toldByTheSinks() {
    return committed(line.topics().sinkGroup());
  }

  /** Whether any partition in the one is behind the other. */
  public static boolean isBehind(Map<TopicPartition, Long> one, Map<TopicPartition, Long> other) {
    return other.entrySet().stream()
        .anyMatch(next -> one.getOrDefault(next.getKey(), 0L) < next.getValue());
  }

  private Map<TopicPartition, Long> committed(String group) {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          line.kafka()
              .admin()
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get();
      Map<TopicPartition, Long> committed = new HashMap<>();
      offsets.forEach(
          (partition, offset) -> committed.put(partition, Objects.requireNonNull(offset).offset()));
      return committed;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the offsets of " + group + " cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
