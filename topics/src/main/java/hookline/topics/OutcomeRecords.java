package hookline.topics;

import hookline.payload.model.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the log what came of a delivery, and when: the store keeps the newest revision alone,
 * and no time of processing. Thread-safe; one question at a time is answered, the others wait.
 */
public final class OutcomeRecords implements AutoCloseable {
  /** How long after the time that is told an outcome is looked for. */
  static final Duration WITHIN = Duration.ofMinutes(1);

  /** Somebody waits: of a busy log no more is read than goes into this. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration API_PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Topics topics;
  private final Consumer<byte[], byte[]> consumer;

  /** Asks no broker yet. */
  public OutcomeRecords(Topics topics, Map<String, String> kafka) {
    this.topics = topics;
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(API_PATIENCE.toMillis()));
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * What came of a delivery at one time.
   *
   * @param revision 0 at first; a replay's is greater
   * @param processedAt epoch ms at which the log took it
   * @param posts in order; none when it was refused
   * @param refused why; null when it was posted
   */
  public record Revision(
      long revision, long processedAt, List<Post> posts, @Nullable Refused refused) {}

  /** A refusal, as its record has it. */
  public record Refused(String reason, String refusal, String detail) {}

  /**
   * What the line made of the delivery.
   *
   * @param isReplay whether by a replay, else at first
   * @param from epoch ms; it is looked for from then on, for a minute of the log
   * @return null when the log has it not there, no longer, or not among what could be read in time
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
   */
  public synchronized @Nullable Revision find(String deliveryId, boolean isReplay, long from) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic :
        isReplay
            ? List.of(topics.replayPosts(), topics.replayRejections())
            : List.of(topics.posts(), topics.rejections())) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    try {
      start(partitions, from - PayloadLookup.SKEW_MILLIS);
      return search(deliveryId, partitions, from);
    } finally {
      consumer.unsubscribe();
    }
  }

  private void start(List<TopicPartition> partitions, long millis) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, millis)));
    Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
    consumer.seekToEnd(partitions);
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            consumer.seek(partition, offset.offset());
          }
        });
  }

  private @Nullable Revision search(String deliveryId, List<TopicPartition> partitions, long from) {
    byte[] wanted = Headers.bytes(deliveryId);
    long until = from + WITHIN.toMillis() + PayloadLookup.SKEW_MILLIS;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Set<TopicPartition> left = new HashSet<>(partitions);
    List<Post> posts = new ArrayList<>();
    while (System.nanoTime() < deadline) {
      left.removeIf(it -> consumer.position(it) >= Objects.requireNonNull(ends.get(it)));
      consumer.pause(partitions.stream().filter(it -> !left.contains(it)).toList());
      if (left.isEmpty()) {
        return null;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.timestamp() > until) {
          left.remove(new TopicPartition(record.topic(), record.partition()));
        } else if (is(record, wanted)) {
          if (record.headers().lastHeader(Headers.REASON) != null) {
            return refused(record);
          }
          posts.add(Json.read(record.value(), Post.class));
          // The parts of a post are written one after the other, in one transaction.
          if (posts.size() >= posts.get(0).parts()) {
            return new Revision(
                posts.get(0).revision(), record.timestamp(), List.copyOf(posts), null);
          }
        }
      }
    }
    return null;
  }

  private static boolean is(ConsumerRecord<byte[], byte[]> record, byte[] deliveryId) {
    var id = record.headers().lastHeader(Headers.DELIVERY_ID);
    return record.value() != null && id != null && java.util.Arrays.equals(id.value(), deliveryId);
  }

  private static Revision refused(ConsumerRecord<byte[], byte[]> record) {
    var headers = record.headers();
    return new Revision(
        Headers.number(headers, Headers.REVISION, 0),
        record.timestamp(),
        List.of(),
        new Refused(
            Objects.requireNonNullElse(Headers.text(headers, Headers.REASON), ""),
            Objects.requireNonNullElse(Headers.text(headers, Headers.REFUSAL), ""),
            Objects.requireNonNullElse(Headers.text(headers, Headers.DETAIL), "")));
  }

  @Override
  public synchronized void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
