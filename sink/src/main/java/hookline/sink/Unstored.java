package hookline.sink;

import hookline.sink.HeadTimes.Span;
import hookline.sink.StoredOffsets.Partition;
import hookline.topics.GroupOffsets;
import hookline.topics.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds, in a thread of its own, at what of the whole line is not a row yet: the
 * payloads past the processors' committed offsets, the posts and rejections past the stored ones.
 * Here and not in the console, since a sink is never missing where rows are made, and has the
 * stored offsets at hand. Every sink looks at all of the line, not at its own partitions only: one
 * that is dead cannot hide what it left.
 *
 * <p>While the brokers or the database do not answer, the oldest payload known goes on growing
 * older. Thread-safe.
 */
final class Unstored implements AutoCloseable {
  private static final String OLDEST = "hookline.oldest.unstored.payload.age";
  private static final String PAYLOADS = "hookline.payloads.lag";
  private static final String POSTS = "hookline.posts.lag";

  private static final Logger LOG = LoggerFactory.getLogger(Unstored.class);
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Topics topics;
  private final Admin admin;
  private final TopicIds topicIds;
  private final Store store;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HeadTimes heads;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "hookline-sink-unstored");

  private volatile Found found = new Found(Long.MAX_VALUE, 0, 0);

  /**
   * @param oldest epoch ms; the largest number there is for nothing
   */
  private record Found(long oldest, long payloads, long posts) {}

  Unstored(
      SinkConfig config,
      Topics topics,
      Admin admin,
      TopicIds topicIds,
      Store store,
      MeterRegistry registry) {
    this.topics = topics;
    this.admin = admin;
    this.topicIds = topicIds;
    this.store = store;
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.groupId() + "-unstored");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Only the first record of each partition is wanted.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 10);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.heads = new HeadTimes(consumer);
    thread.setDaemon(true);
    Gauge.builder(OLDEST, () -> ageSeconds(found.oldest()))
        .description("Age of the oldest payload that is not a row yet; 0 when none waits")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(PAYLOADS, () -> found.payloads())
        .description("Payloads that are not processed yet")
        .register(registry);
    Gauge.builder(POSTS, () -> found.posts())
        .description("Records of posts and rejections that are not rows yet")
        .register(registry);
  }

  void start() {
    thread.start();
  }

  private static double ageSeconds(long oldest) {
    return Math.max(0, System.currentTimeMillis() - oldest) / 1e3;
  }

  private void run() {
    try {
      do {
        try {
          found = look();
        } catch (WakeupException e) {
          return;
        } catch (SQLException | OffsetsMovedException | KafkaException e) {
          LOG.debug("What is not stored yet cannot be told just now", e);
        }
      } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  /** The offsets first and the ends after them: what moves on meanwhile is seen behind. */
  private Found look() throws SQLException, OffsetsMovedException {
    List<TopicPartition> payloads = partitions(topics.payloads());
    List<TopicPartition> rows = new ArrayList<>(partitions(topics.posts()));
    rows.addAll(partitions(topics.rejections()));
    Map<TopicPartition, Long> done =
        GroupOffsets.of(admin, topics.processorApplication(), Sink.KAFKA_PATIENCE);
    done.putAll(stored(rows));
    List<TopicPartition> all = new ArrayList<>(payloads);
    all.addAll(rows);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(all, Sink.KAFKA_PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all, Sink.KAFKA_PATIENCE);
    Map<TopicPartition, Span> waiting = new HashMap<>();
    for (TopicPartition partition : all) {
      long start = starts.getOrDefault(partition, 0L);
      long from = Math.max(start, done.getOrDefault(partition, start));
      long end = ends.getOrDefault(partition, 0L);
      if (from < end) {
        waiting.put(partition, new Span(from, end));
      }
    }
    long oldest =
        heads.of(waiting).stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    return new Found(oldest, lag(payloads, waiting), lag(rows, waiting));
  }

  private static long lag(List<TopicPartition> partitions, Map<TopicPartition, Span> waiting) {
    return waiting.entrySet().stream()
        .filter(one -> partitions.contains(one.getKey()))
        .mapToLong(one -> one.getValue().end() - one.getValue().from())
        .sum();
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic, Sink.KAFKA_PATIENCE).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private Map<TopicPartition, Long> stored(List<TopicPartition> partitions)
      throws SQLException, OffsetsMovedException {
    Map<String, String> ids = topicIds.of(List.of(topics.posts(), topics.rejections()));
    List<Partition> asked =
        partitions.stream()
            .map(
                one ->
                    new Partition(one.topic(), ids.getOrDefault(one.topic(), ""), one.partition()))
            .toList();
    Map<TopicPartition, Long> stored = new HashMap<>();
    store
        .withOffsets((connection, offsets) -> offsets.read(connection, asked))
        .forEach(
            (partition, next) ->
                stored.put(new TopicPartition(partition.topic(), partition.partition()), next));
    return stored;
  }

  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(Sink.KAFKA_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
