package hookline.sink;

import hookline.sink.StoredOffsets.Partition;
import hookline.status.Backlog;
import hookline.status.Backlog.Found;
import hookline.topics.GroupOffsets;
import hookline.topics.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds, in a thread of its own, at what of the whole line is not a row yet: the
 * payloads past the processors' committed offsets, the posts and rejections past the stored ones.
 * Here and not in the console, since a sink is never missing where rows are made, and has the
 * stored offsets at hand. Every sink looks at all of the line, not at its own partitions only: one
 * that is dead cannot hide what it left.
 *
 * <p>While the database does not answer, the offsets it told last count as stored, or, where they
 * are further, those the sinks have committed at the brokers: these follow what is stored, and are
 * there for a sink that starts meanwhile. While the brokers do not answer, the oldest payload known
 * goes on growing older. Before the first look everything is {@code NaN}: nothing is known, which
 * is not the same as nothing waiting. Thread-safe.
 */
final class Unstored implements AutoCloseable {
  private static final String OLDEST = "hookline.oldest.unstored.payload.age";
  private static final String PAYLOADS = "hookline.payloads.lag";
  private static final String POSTS = "hookline.posts.lag";

  private static final Logger LOG = LoggerFactory.getLogger(Unstored.class);
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Topics topics;
  private final String groupId;
  private final Admin admin;
  private final TopicIds topicIds;
  private final Store store;
  private final Backlog backlog;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "hookline-sink-unstored");

  /** By topic's id too: offsets of a topic that was made anew begin anew. The thread's own. */
  private Map<Partition, Long> storedLast = Map.of();

  /** What was told of last, and lasts. The thread's own. */
  private String trouble = "";

  private volatile @Nullable Found found;

  Unstored(
      SinkConfig config,
      Topics topics,
      Admin admin,
      TopicIds topicIds,
      Store store,
      MeterRegistry registry) {
    this.topics = topics;
    this.groupId = config.groupId();
    this.admin = admin;
    this.topicIds = topicIds;
    this.store = store;
    this.backlog =
        new Backlog(topics, config.kafka(), config.groupId() + "-unstored", Sink.KAFKA_PATIENCE);
    thread.setDaemon(true);
    Gauge.builder(OLDEST, () -> told(Unstored::ageSeconds))
        .description("Age of the oldest payload that is not a row yet; 0 when none waits")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(PAYLOADS, () -> told(Found::payloads))
        .description("Payloads that are not processed yet")
        .register(registry);
    Gauge.builder(POSTS, () -> told(Found::rows))
        .description("Records of posts and rejections that are not rows yet")
        .register(registry);
  }

  void start() {
    thread.start();
  }

  private double told(ToDoubleFunction<Found> what) {
    Found known = found;
    return known == null ? Double.NaN : what.applyAsDouble(known);
  }

  /**
   * Where not all could be read, the oldest of those that were: an alert must not wait for more.
   */
  private static double ageSeconds(Found found) {
    if (!found.hasOldest()) {
      return found.isOldestKnown() ? 0 : Double.NaN;
    }
    return Math.max(1, System.currentTimeMillis() - found.oldest()) / 1e3;
  }

  private void run() {
    try {
      do {
        try {
          found = look();
        } catch (WakeupException e) {
          return;
        } catch (KafkaException e) {
          LOG.debug("What is not stored yet cannot be told just now", e);
        } catch (RuntimeException e) {
          tell(e);
        }
      } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      backlog.close();
    }
  }

  /** Whatever it was, the next look may do; once of each, since a look comes every few seconds. */
  private void tell(RuntimeException e) {
    if (closing.getCount() > 0 && !trouble.equals(e.toString())) {
      trouble = e.toString();
      LOG.warn(
          "How old the oldest payload is cannot be told, which is a bug; please report it. It is"
              + " tried again every {} s",
          EVERY.toSeconds(),
          e);
    }
  }

  private Found look() {
    Map<TopicPartition, Long> done =
        GroupOffsets.of(admin, topics.processorApplication(), Sink.KAFKA_PATIENCE);
    done.putAll(stored(backlog.rows()));
    return backlog.look(done);
  }

  private Map<TopicPartition, Long> stored(List<TopicPartition> partitions) {
    Map<String, String> ids = topicIds.of(List.of(topics.posts(), topics.rejections()));
    List<Partition> asked =
        partitions.stream()
            .map(
                one ->
                    new Partition(one.topic(), ids.getOrDefault(one.topic(), ""), one.partition()))
            .toList();
    Map<TopicPartition, Long> stored = new HashMap<>();
    try {
      storedLast = store.withOffsets((connection, offsets) -> offsets.read(connection, asked));
    } catch (SQLException | OffsetsMovedException e) {
      LOG.debug("What is stored cannot be told just now", e);
      stored.putAll(GroupOffsets.of(admin, groupId, Sink.KAFKA_PATIENCE));
    }
    storedLast.forEach(
        (partition, next) -> {
          if (asked.contains(partition)) {
            stored.merge(
                new TopicPartition(partition.topic(), partition.partition()), next, Math::max);
          }
        });
    return stored;
  }

  @Override
  public void close() {
    closing.countDown();
    backlog.wakeup();
    try {
      thread.join(Sink.KAFKA_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
