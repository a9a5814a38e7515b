package hookline.faults.line;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.KafkaFuture;
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

  /** The partitions that a member of the sinks' group has; empty when it is none. */
  public Set<TopicPartition> ofSink(String instanceId) {
    return sinks().members().stream()
        .filter(member -> member.groupInstanceId().filter(instanceId::equals).isPresent())
        .flatMap(member -> member.assignment().topicPartitions().stream())
        .collect(Collectors.toSet());
  }

  /** The number of the broker that takes what the sinks tell Kafka. */
  public int sinksCoordinator() {
    return sinks().coordinator().id();
  }

  private ConsumerGroupDescription sinks() {
    String group = line.topics().sinkGroup();
    return Objects.requireNonNull(
        answer(
                "who is in the group " + group,
                line.kafka().admin().describeConsumerGroups(List.of(group)).all())
            .get(group));
  }

  private Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    answer(
            "the offsets of " + group,
            line.kafka().admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) ->
                committed.put(partition, Objects.requireNonNull(offset).offset()));
    return committed;
  }

  private static <T> T answer(String what, KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody tells " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
