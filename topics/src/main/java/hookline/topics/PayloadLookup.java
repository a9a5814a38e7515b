package hookline.topics;

import hookline.payload.model.Delivery;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a payload in the log, by where it lies or by its delivery id alone. Thread-safe; one
 * question at a time is answered, the others wait.
 */
public final class PayloadLookup implements AutoCloseable {
  /** What the clocks of an ingress and a broker may differ by. */
  static final long SKEW_MILLIS = 5_000;

  /** How long after its id was made a payload may still be written: an ingress gives up sooner. */
  static final long WRITTEN_WITHIN_MILLIS = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(250);

  private final Consumer<byte[], byte[]> consumer;
  private final String payloads;

  /** Asks no broker yet. */
  public PayloadLookup(Topics topics, Map<String, String> kafka) {
    this.payloads = topics.payloads();
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    settings.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A payload, and what came with it.
   *
   * @param headers see {@link Headers}
   * @param loggedAt epoch ms at which the log took it
   */
  public record Found(
      Delivery delivery, org.apache.kafka.common.header.Headers headers, long loggedAt) {
    static Found of(ConsumerRecord<byte[], byte[]> record) {
      return new Found(Deliveries.of(record), record.headers(), record.timestamp());
    }
  }

  /**
   * The payload that lies there; null when the log no longer has it.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
   */
  public synchronized @Nullable Found at(LogPosition position) {
    if (!position.topic().equals(payloads) || position.offset() < 0) {
      return null; // Written by hand, or of another Hookline.
    }
    TopicPartition partition = new TopicPartition(payloads, position.partition());
    return first(
        Map.of(partition, position.offset()),
        Map.of(partition, position.offset() + 1),
        record -> record.offset() == position.offset());
  }

  /**
   * The payload of that delivery, looked for around the time its id tells; null when the log has
   * none, or the id tells no time.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer
   */
  public synchronized @Nullable Found find(String deliveryId) {
    long made = Ids.deliveryMillis(deliveryId);
    if (made < 0) {
      return null;
    }
    List<TopicPartition> partitions =
        consumer.partitionsFor(payloads).stream()
            .map(info -> new TopicPartition(payloads, info.partition()))
            .toList();
    Map<TopicPartition, Long> from = offsetsAt(partitions, made - SKEW_MILLIS);
    Map<TopicPartition, Long> to =
        offsetsAt(partitions, made + WRITTEN_WITHIN_MILLIS + SKEW_MILLIS);
    byte[] wanted = Headers.bytes(deliveryId);
    return first(from, to, record -> hasId(record, wanted));
  }

  private static boolean hasId(ConsumerRecord<byte[], byte[]> record, byte[] wanted) {
    var id = record.headers().lastHeader(Headers.DELIVERY_ID);
    return id != null && java.util.Arrays.equals(id.value(), wanted);
  }

  /** The first offset at or after that time, or the end. */
  private Map<TopicPartition, Long> offsetsAt(List<TopicPartition> partitions, long millis) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, millis)));
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  private @Nullable Found first(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Map<TopicPartition, Long> ends = consumer.endOffsets(to.keySet());
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    try {
      while (leavesSome(to, ends)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (wanted.test(record)) {
            return Found.of(record);
          }
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("the log could not be searched within " + PATIENCE);
        }
      }
      return null;
    } finally {
      consumer.unsubscribe();
    }
  }

  /** Rests the partitions that are read that far or to their end; whether others are left. */
  private boolean leavesSome(Map<TopicPartition, Long> to, Map<TopicPartition, Long> ends) {
    List<TopicPartition> read =
        to.entrySet().stream()
            .filter(
                entry -> {
                  long end = ends.getOrDefault(entry.getKey(), 0L);
                  return consumer.position(entry.getKey()) >= Math.min(entry.getValue(), end);
                })
            .map(Map.Entry::getKey)
            .toList();
    consumer.pause(read);
    return read.size() < to.size();
  }

  @Override
  public synchronized void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
  }
}
