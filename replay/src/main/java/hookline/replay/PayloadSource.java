package hookline.replay;

import hookline.replay.Examiner.Read;
import hookline.replays.ReplayRange;
import hookline.topics.Deliveries;
import hookline.topics.ReaderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads ranges of the log of payloads, a batch at a time. Belongs to one thread. */
final class PayloadSource implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Integer, ReplayRange> ranges = new HashMap<>();

  /**
   * @param most payloads in a batch
   */
  PayloadSource(String topic, Map<String, String> kafka, List<ReplayRange> toRead, int most) {
    this.topic = topic;
    // What retention has taken meanwhile cannot be read again.
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<ReplayRange> left = toRead.stream().filter(range -> !range.isRead()).toList();
    toRead.forEach(range -> ranges.put(range.partition(), range));
    consumer.assign(left.stream().map(range -> partition(range.partition())).toList());
    left.forEach(range -> consumer.seek(partition(range.partition()), range.next()));
  }

  /** The next payloads; none when none come at once, or when all is read. */
  List<Read> next() {
    if (consumer.assignment().isEmpty()) {
      return List.of();
    }
    List<Read> batch = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      ReplayRange range = ranges.get(record.partition());
      if (range != null && record.offset() < range.end()) {
        batch.add(new Read(record, Deliveries.of(record)));
      }
    }
    advance();
    return batch;
  }

  /** How far each range is read. */
  List<ReplayRange> ranges() {
    return ranges.values().stream()
        .sorted(java.util.Comparator.comparingInt(ReplayRange::partition))
        .toList();
  }

  private void advance() {
    List<TopicPartition> left = new ArrayList<>();
    for (TopicPartition partition : consumer.assignment()) {
      long position = consumer.position(partition);
      ranges.computeIfPresent(
          partition.partition(),
          (number, range) -> range.withNext(Math.min(position, range.end())));
      ReplayRange range = ranges.get(partition.partition());
      if (range != null && !range.isRead()) {
        left.add(partition);
      }
    }
    if (left.size() < consumer.assignment().size()) {
      consumer.assign(left);
    }
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
