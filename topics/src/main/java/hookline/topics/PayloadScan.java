package hookline.topics;

import hookline.topics.PayloadLookup.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Goes through the log of payloads forward, a record at a time: never more in memory than a few
 * fetches. One hook's payloads come in their order, those of several as the partitions give them.
 * Belongs to one thread, and blocks it.
 */
public final class PayloadScan implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(250);

  /** Brokers that give nothing for so long, of what they said is there, are away. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long FIRST_WINDOW_MILLIS = 1_000;
  private static final int WINDOW_GROWTH = 4;

  private final Consumer<byte[], byte[]> consumer;
  private final String payloads;

  /** Asks no broker yet. */
  public PayloadScan(Topics topics, Map<String, String> kafka) {
    this.payloads = topics.payloads();
    // Of what retention takes away meanwhile, the next that is there.
    Map<String, Object> settings = ReaderSettings.of(kafka, "earliest");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A stretch of one partition.
   *
   * @param from the first offset
   * @param to the offset after the last
   */
  public record Stretch(int partition, long from, long to) {
    private Stretch within(long lowest, long highest) {
      long first = Math.min(to, Math.max(from, lowest));
      return new Stretch(partition, first, Math.max(first, Math.min(to, highest)));
    }

    private boolean isEmpty() {
      return from >= to;
    }
  }

  /** What is done with a payload. */
  @FunctionalInterface
  public interface Visitor {
    /** Whether to go on to the next. */
    boolean visit(Found payload);
  }

  /**
   * Where payloads lie that were received within a time, and a few more: the log knows when it was
   * written, which is soon after. It ends where the log does now.
   *
   * @param since epoch ms; 0 for the log's beginning
   * @param until epoch ms; 0 for its end
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer, or there is no
   *     such topic
   */
  public List<Stretch> between(long since, long until) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(payloads).stream()
            .map(info -> new TopicPartition(payloads, info.partition()))
            .sorted(Comparator.comparing(TopicPartition::partition))
            .toList();
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> first =
        since <= 0 ? starts : offsetsAt(partitions, since - PayloadLookup.SKEW_MILLIS, ends);
    long written = until + PayloadLookup.WRITTEN_WITHIN_MILLIS + PayloadLookup.SKEW_MILLIS;
    Map<TopicPartition, Long> last = until <= 0 ? ends : offsetsAt(partitions, written, ends);
    return partitions.stream()
        .map(
            partition ->
                new Stretch(partition.partition(), at(starts, partition), at(ends, partition))
                    .within(at(first, partition), at(last, partition)))
        .toList();
  }

  /** The first offset written at that time or later; the end where there is none. */
  private Map<TopicPartition, Long> offsetsAt(
      List<TopicPartition> partitions, long millis, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, millis)));
    Map<TopicPartition, Long> offsets = new HashMap<>(ends);
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            offsets.put(partition, offset.offset());
          }
        });
    return offsets;
  }

  private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition), partition::toString);
  }

  /**
   * Shows the payloads of stretches to a visitor, until it has enough.
   *
   * @return whether the visitor wanted all of them
   * @throws TimeoutException when the brokers give nothing more
   */
  public boolean read(List<Stretch> stretches, Visitor visitor) {
    Map<TopicPartition, Long> to = start(stretches.stream().filter(it -> !it.isEmpty()).toList());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (leavesSome(to)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < at(to, partition) && !visitor.visit(Found.of(record))) {
          return false;
        }
        deadline = System.nanoTime() + PATIENCE.toNanos();
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "nothing more of %s within %d s: are its brokers there?"
                .formatted(payloads, PATIENCE.toSeconds()));
      }
    }
    return true;
  }

  /** Shows what is written after stretches, as it comes, until the visitor has enough. */
  public void follow(List<Stretch> stretches, Visitor visitor) {
    start(stretches.stream().map(it -> new Stretch(it.partition(), it.to(), it.to())).toList());
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (!visitor.visit(Found.of(record))) {
          return;
        }
      }
    }
  }

  private Map<TopicPartition, Long> start(List<Stretch> stretches) {
    Map<TopicPartition, Long> to = new HashMap<>();
    stretches.forEach(it -> to.put(new TopicPartition(payloads, it.partition()), it.to()));
    consumer.assign(to.keySet());
    consumer.resume(to.keySet());
    stretches.forEach(it -> consumer.seek(new TopicPartition(payloads, it.partition()), it.from()));
    return to;
  }

  /** Rests the partitions that are read as far as they are to be; whether others are left. */
  private boolean leavesSome(Map<TopicPartition, Long> to) {
    List<TopicPartition> read =
        to.keySet().stream()
            .filter(partition -> consumer.position(partition) >= at(to, partition))
            .toList();
    consumer.pause(read);
    return read.size() < to.size();
  }

  /**
   * The newest payloads of stretches that fit. Looks back in time in growing steps, so that no more
   * is read than a few times what has to be.
   *
   * @param most so many at most; that many are held in memory
   * @param end epoch ms after the last
   * @return by the time of their receipt, the oldest first
   * @throws TimeoutException when the brokers give nothing more
   */
  public List<Found> newest(int most, long end, List<Stretch> stretches, Predicate<Found> wanted) {
    Comparator<Found> byTime = Comparator.comparingLong(it -> it.delivery().receivedAt());
    PriorityQueue<Found> newest = new PriorityQueue<>(byTime);
    List<Stretch> left = stretches;
    long window = FIRST_WINDOW_MILLIS;
    while (newest.size() < most && left.stream().anyMatch(it -> !it.isEmpty())) {
      Map<Integer, Long> from = firstAfter(end - window, left);
      read(
          left.stream()
              .map(it -> it.within(from.getOrDefault(it.partition(), it.to()), it.to()))
              .toList(),
          payload -> {
            if (wanted.test(payload)) {
              newest.add(payload);
              if (newest.size() > most) {
                newest.remove();
              }
            }
            return true;
          });
      left =
          left.stream()
              .map(it -> it.within(it.from(), from.getOrDefault(it.partition(), it.to())))
              .toList();
      window = Math.multiplyExact(window, WINDOW_GROWTH);
    }
    return newest.stream().sorted(byTime).toList();
  }

  /** By partition, the first offset written at that time or later; the stretch's end for none. */
  private Map<Integer, Long> firstAfter(long millis, List<Stretch> stretches) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    stretches.forEach(it -> ends.put(new TopicPartition(payloads, it.partition()), it.to()));
    Map<Integer, Long> offsets = new HashMap<>();
    offsetsAt(new ArrayList<>(ends.keySet()), millis, ends)
        .forEach((partition, offset) -> offsets.put(partition.partition(), offset));
    return offsets;
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
  }
}
