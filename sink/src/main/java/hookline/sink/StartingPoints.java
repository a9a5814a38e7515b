package hookline.sink;

import hookline.sink.StoredOffsets.Advance;
import hookline.sink.StoredOffsets.Partition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where partitions are to be read from: the stored offset where the log still has it, else the
 * log's start. Belongs to the consumer's thread.
 *
 * <pre>
 * no offset of this topic id        the log's start (of a topic made anew: its beginning)
 * stored before the log's start     the log's start; what retention took is counted in a warning
 * stored past the log's end         the log's start: the log was cut; rows are guarded, so reading
 *                                   records twice is harmless and missing one is not
 * </pre>
 */
final class StartingPoints {
  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

  private final Consumer<?, ?> consumer;
  private final TopicIds topicIds;
  private final Store store;
  private final Duration patience;

  StartingPoints(Consumer<?, ?> consumer, TopicIds topicIds, Store store, Duration patience) {
    this.consumer = consumer;
    this.topicIds = topicIds;
    this.store = store;
    this.patience = patience;
  }

  /** A partition and the next offset of it, as stored. */
  record Point(Partition partition, long next) {}

  /**
   * The points of these partitions; those that were not stored now are.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster does not tell
   * @throws OffsetsMovedException when another sink moved one meanwhile: ask again
   */
  Map<TopicPartition, Point> of(Collection<TopicPartition> partitions)
      throws SQLException, OffsetsMovedException {
    Map<String, String> ids =
        topicIds.of(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions, patience);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
    // In the order of the stored rows, as everything that locks them.
    Map<Partition, TopicPartition> asked = new TreeMap<>();
    partitions.forEach(
        partition ->
            asked.put(
                new Partition(
                    partition.topic(),
                    ids.getOrDefault(partition.topic(), ""),
                    partition.partition()),
                partition));
    return store.withOffsets(
        (connection, offsets) -> {
          Map<Partition, Long> stored = offsets.read(connection, asked.keySet());
          Map<TopicPartition, Point> points = new HashMap<>();
          for (Map.Entry<Partition, TopicPartition> entry : asked.entrySet()) {
            Partition partition = entry.getKey();
            TopicPartition name = entry.getValue();
            Long start = starts.get(name);
            Long end = ends.get(name);
            if (start == null || end == null) {
              throw new org.apache.kafka.common.errors.TimeoutException(
                  "the cluster does not tell where " + name + " begins and ends");
            }
            Long next = stored.get(partition);
            long point =
                next == null
                    ? first(connection, offsets, partition, start)
                    : within(connection, offsets, partition, next, start, end);
            points.put(name, new Point(partition, point));
          }
          return points;
        });
  }

  private static long first(
      Connection connection, StoredOffsets offsets, Partition partition, long start)
      throws SQLException {
    if (offsets.knowsOther(connection, partition)) {
      LOG.info(
          "Topic {} was made anew (id {}): reading {} from its beginning",
          partition.topic(),
          partition.topicId(),
          partition);
    }
    offsets.insert(connection, partition, start);
    // Another sink may have been faster, and have stored records since.
    Long next = offsets.read(connection, List.of(partition)).get(partition);
    return next == null ? start : next;
  }

  private static long within(
      Connection connection,
      StoredOffsets offsets,
      Partition partition,
      long next,
      long start,
      long end)
      throws SQLException, OffsetsMovedException {
    if (next >= start && next <= end) {
      return next;
    }
    if (next < start) {
      LOG.warn(
          "{} records of {} were deleted from the log before they were stored (offsets {} to {}):"
              + " going on from {}; raise the topic's retention above the sink's longest outage",
          start - next,
          partition,
          next,
          start - 1,
          start);
    } else {
      LOG.warn(
          "{} ends at {} and was stored up to {}: its log was cut; reading it again from {}",
          partition,
          end,
          next,
          start);
    }
    offsets.advance(connection, List.of(new Advance(partition, next, start)));
    return start;
  }
}
