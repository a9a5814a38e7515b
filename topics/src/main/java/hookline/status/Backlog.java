package hookline.status;

import hookline.status.HeadTimes.Span;
import hookline.topics.ReaderSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What of the live line is not a row yet: the payloads past what is processed, the posts and
 * rejections past what is stored. Belongs to one thread, but for {@link #wakeup}.
 */
public final class Backlog implements AutoCloseable {
  private final Topics topics;
  private final Duration patience;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HeadTimes heads;

  /**
   * Asks no broker yet.
   *
   * @param clientId by which the brokers know it
   * @param patience for one question to them
   */
  public Backlog(Topics topics, Map<String, String> kafka, String clientId, Duration patience) {
    this.topics = topics;
    this.patience = patience;
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Only the first record of each partition is wanted.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 10);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.heads = new HeadTimes(consumer);
  }

  /**
   * What waits.
   *
   * @param oldest when the oldest payload came that is no row yet, of those that could be read,
   *     epoch ms; the largest number there is when there is none
   * @param isOldestKnown false when of something that waits the time could not be read: there may
   *     be an older one
   * @param payloads how many are not processed; transactions' markers count, where there are any
   * @param rows records of posts and rejections that are not stored, markers included
   */
  public record Found(long oldest, boolean isOldestKnown, long payloads, long rows) {
    /** Whether there is an {@link #oldest}. */
    public boolean hasOldest() {
      return oldest != Long.MAX_VALUE;
    }
  }

  /** The partitions of what becomes rows. */
  public List<TopicPartition> rows() {
    List<TopicPartition> rows = new ArrayList<>(partitions(topics.posts()));
    rows.addAll(partitions(topics.rejections()));
    return rows;
  }

  /**
   * Looks. The offsets are asked first and the ends after them: what moves on meanwhile is seen
   * behind.
   *
   * @param done the offset after what is processed of payloads, and stored of {@link #rows}; of a
   *     partition that is missing, nothing is
   * @throws KafkaException when the brokers do not answer in time
   */
  public Found look(Map<TopicPartition, Long> done) {
    List<TopicPartition> payloads = partitions(topics.payloads());
    List<TopicPartition> rows = rows();
    List<TopicPartition> all = new ArrayList<>(payloads);
    all.addAll(rows);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(all, patience);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all, patience);
    Map<TopicPartition, Span> waiting = new HashMap<>();
    for (TopicPartition partition : all) {
      long start = starts.getOrDefault(partition, 0L);
      long from = Math.max(start, done.getOrDefault(partition, start));
      long end = ends.getOrDefault(partition, 0L);
      if (from < end) {
        waiting.put(partition, new Span(from, end));
      }
    }
    HeadTimes.Found found = heads.of(waiting);
    long oldest = found.times().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    return new Found(oldest, found.isWhole(), lag(payloads, waiting), lag(rows, waiting));
  }

  private static long lag(
      Collection<TopicPartition> partitions, Map<TopicPartition, Span> waiting) {
    return waiting.entrySet().stream()
        .filter(one -> partitions.contains(one.getKey()))
        .mapToLong(one -> one.getValue().end() - one.getValue().from())
        .sum();
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic, patience).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /** Ends a look that is under way with a {@code WakeupException}. From any thread. */
  public void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
