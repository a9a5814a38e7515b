package hookline.sink;

import hookline.sink.StoredOffsets.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * What of the log a store has stored, from where the log begins: read up to the store's offsets and
 * no further, so that what comes of it can be held against the store row for row. Not thread-safe.
 */
final class StoredLog {
  private final Consumer<byte[], byte[]> consumer;
  private final TopicIds topicIds;
  private final Collection<String> topics;
  private final Duration patience;
  private final Map<TopicPartition, Long> begins = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /** Of those topics, by a consumer without a group. */
  StoredLog(
      Consumer<byte[], byte[]> consumer,
      TopicIds topicIds,
      Collection<String> topics,
      Duration patience) {
    this.consumer = consumer;
    this.topicIds = topicIds;
    this.topics = topics;
    this.patience = patience;
  }

  /**
   * Notes where the log begins. Whatever is deleted from then on before it was read ends the
   * reading, rather than to be missed.
   */
  void pin(Map<Partition, Long> stored) {
    begins.putAll(consumer.beginningOffsets(current(stored, topics).keySet(), patience));
  }

  /**
   * Reads up to these offsets from now on, which must not be lower than before.
   *
   * @param wanted of which topics
   */
  void aim(Map<Partition, Long> stored, Collection<String> wanted) {
    Map<TopicPartition, Long> found = current(stored, wanted);
    Set<TopicPartition> fresh = new HashSet<>(found.keySet());
    fresh.removeAll(positions.keySet());
    ends.putAll(found);
    if (!fresh.isEmpty()) {
      Set<TopicPartition> unknown = new HashSet<>(fresh);
      unknown.removeAll(begins.keySet());
      begins.putAll(consumer.beginningOffsets(unknown, patience));
      fresh.forEach(partition -> positions.put(partition, begins.getOrDefault(partition, 0L)));
      consumer.assign(positions.keySet());
      fresh.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
    }
    positions.keySet().forEach(this::restOrGoOn);
  }

  private Map<TopicPartition, Long> current(
      Map<Partition, Long> stored, Collection<String> wanted) {
    Map<String, String> ids = topicIds.of(topics);
    Map<TopicPartition, Long> found = new HashMap<>();
    stored.forEach(
        (partition, next) -> {
          // Of a topic that was made anew the old one's offsets mean nothing.
          if (wanted.contains(partition.topic())
              && partition.topicId().equals(ids.get(partition.topic()))) {
            found.put(new TopicPartition(partition.topic(), partition.partition()), next);
          }
        });
    return found;
  }

  /** Topics that were stored from an earlier making, whose records are gone with it. */
  Set<String> remade(Map<Partition, Long> stored) {
    Map<String, String> ids = topicIds.of(topics);
    Set<String> remade = new HashSet<>();
    for (Partition partition : stored.keySet()) {
      String id = ids.get(partition.topic());
      if (id != null && !id.equals(partition.topicId())) {
        remade.add(partition.topic());
      }
    }
    return remade;
  }

  private void restOrGoOn(TopicPartition partition) {
    if (left(partition) == 0) {
      consumer.pause(List.of(partition));
    } else {
      consumer.resume(List.of(partition));
    }
  }

  /** The next records, none of them past the end. */
  List<ConsumerRecord<byte[], byte[]>> poll(Duration time) {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(time);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
        records.add(record);
      }
    }
    for (TopicPartition partition : Set.copyOf(positions.keySet())) {
      if (left(partition) > 0) {
        move(partition);
      }
    }
    return records;
  }

  private void move(TopicPartition partition) {
    long position = consumer.position(partition, patience);
    long end = end(partition);
    if (position >= end) {
      consumer.seek(partition, end);
      consumer.pause(List.of(partition));
    }
    positions.put(partition, Math.min(position, end));
  }

  /** How many offsets are left up to the end. */
  long left() {
    return positions.keySet().stream().mapToLong(this::left).sum();
  }

  /** How many offsets were read. */
  long read() {
    return positions.entrySet().stream()
        .mapToLong(entry -> entry.getValue() - begins.getOrDefault(entry.getKey(), 0L))
        .sum();
  }

  private long left(TopicPartition partition) {
    return Math.max(0, end(partition) - positions.getOrDefault(partition, 0L));
  }

  private long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  /**
   * From when on the log has every record of these topics, epoch ms: whatever was received before
   * may have lost one. The lowest number there is when nothing was ever deleted.
   *
   * @param others of them that were made anew
   */
  long completeSince(Collection<String> of, Set<String> others) {
    Map<TopicPartition, Long> first = new HashMap<>();
    long since = Long.MIN_VALUE;
    for (String topic : of) {
      consumer
          .partitionsFor(topic, patience)
          .forEach(info -> first.put(new TopicPartition(topic, info.partition()), 0L));
    }
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(first.keySet(), patience);
    first
        .keySet()
        .removeIf(
            partition ->
                starts.getOrDefault(partition, 0L) == 0 && !others.contains(partition.topic()));
    Map<TopicPartition, OffsetAndTimestamp> oldest = consumer.offsetsForTimes(first, patience);
    for (TopicPartition partition : first.keySet()) {
      OffsetAndTimestamp record = oldest.get(partition);
      // One that was emptied tells nothing: it may have lost a record a moment ago.
      since = Math.max(since, record == null ? Instant.now().toEpochMilli() : record.timestamp());
    }
    return since;
  }
}
