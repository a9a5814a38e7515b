package hookline.sink;

import hookline.sink.StartingPoints.Point;
import hookline.sink.StoredOffsets.Advance;
import hookline.sink.StoredOffsets.Partition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions this consumer has, and how far each is stored and read. A partition is paused
 * until its stored offset is known, so that the group can hand it over while the database is away.
 * Belongs to the consumer's thread.
 */
final class Assignment implements ConsumerRebalanceListener {
  private final Consumer<?, ?> consumer;
  private final StartingPoints startingPoints;
  private final TopicIds topicIds;

  private final Set<TopicPartition> unplaced = new HashSet<>();
  private final Map<TopicPartition, Point> stored = new HashMap<>();
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private boolean joined;

  Assignment(Consumer<?, ?> consumer, StartingPoints startingPoints, TopicIds topicIds) {
    this.consumer = consumer;
    this.startingPoints = startingPoints;
    this.topicIds = topicIds;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    joined = true;
    // A position of any kind, or the consumer would look for one in Kafka and fail. Paused, so
    // nothing is read from it.
    partitions.forEach(partition -> consumer.seek(partition, 0));
    forget(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    unplaced.removeAll(partitions);
    stored.keySet().removeAll(partitions);
    read.keySet().removeAll(partitions);
  }

  /** Has the stored offsets of these partitions asked for again before more of them is read. */
  void forget(Collection<TopicPartition> partitions) {
    Set<TopicPartition> mine = new HashSet<>(partitions);
    mine.retainAll(consumer.assignment());
    consumer.pause(mine);
    unplaced.addAll(mine);
    stored.keySet().removeAll(mine);
    read.keySet().removeAll(mine);
  }

  void forgetAll() {
    forget(consumer.assignment());
  }

  /** Puts partitions whose stored offset is not known where it says. */
  void place() throws SQLException, OffsetsMovedException {
    if (unplaced.isEmpty()) {
      return;
    }
    Map<TopicPartition, Point> points = startingPoints.of(Set.copyOf(unplaced));
    points.forEach((partition, point) -> consumer.seek(partition, point.next()));
    stored.putAll(points);
    consumer.resume(points.keySet());
    unplaced.removeAll(points.keySet());
  }

  /** Whether the group has given this consumer its share, and all of it can be read. */
  boolean isPlaced() {
    return joined && unplaced.isEmpty();
  }

  /** Whether nothing is left to read, as far as the cluster has told. */
  boolean isAtTheEnd() {
    return consumer.assignment().stream()
        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
  }

  /** Forgets the partitions of topics that were made anew, whose offsets mean nothing now. */
  void checkTopicIds() {
    Set<String> topics =
        stored.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    if (topics.isEmpty()) {
      return;
    }
    Map<String, String> ids = topicIds.of(topics);
    forget(
        stored.entrySet().stream()
            .filter(
                entry ->
                    !entry.getValue().partition().topicId().equals(ids.get(entry.getKey().topic())))
            .map(Map.Entry::getKey)
            .toList());
  }

  /**
   * Asks the database whether it still has what was stored, which also tells whether it is there.
   *
   * @throws OffsetsMovedException when it has not
   */
  void checkStored(Store store) throws SQLException, OffsetsMovedException {
    List<Partition> partitions = stored.values().stream().map(Point::partition).toList();
    Map<Partition, Long> nexts =
        store.withOffsets((connection, offsets) -> offsets.read(connection, partitions));
    for (Point point : stored.values()) {
      Long next = nexts.get(point.partition());
      if (next == null || next != point.next()) {
        throw new OffsetsMovedException(point.partition());
      }
    }
  }

  /** Notes how far was read, transactions' own markers included. */
  void read(Map<TopicPartition, OffsetAndMetadata> next) {
    next.forEach(
        (partition, offset) -> {
          if (!stored.containsKey(partition)) {
            throw new IllegalStateException(partition + " was read before its offset was known");
          }
          read.put(partition, offset.offset());
        });
  }

  /** The steps from what is stored to what was read. */
  List<Advance> advances() {
    List<Advance> advances = new ArrayList<>();
    read.forEach(
        (partition, next) -> {
          Point point = stored.get(partition);
          if (point != null && point.next() != next) {
            advances.add(new Advance(point.partition(), point.next(), next));
          }
        });
    return advances;
  }

  /** Notes that what was read is stored, and returns it as Kafka's own offsets. */
  Map<TopicPartition, OffsetAndMetadata> stored() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    read.forEach(
        (partition, next) -> {
          stored.computeIfPresent(partition, (key, point) -> new Point(point.partition(), next));
          offsets.put(partition, new OffsetAndMetadata(next));
        });
    read.clear();
    return offsets;
  }
}
