package hookline.status;

import hookline.topics.Answers;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds that this process is there, how it is and what it does, in a thread of its
 * own. The line does not rest on it: what cannot be said is not said, and the log tells so once.
 * Thread-safe.
 */
public final class InstanceAnnouncer implements AutoCloseable {
  /** How often a process says that it is there. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(InstanceAnnouncer.class);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  /** Of what a reason says. */
  private static final int LONGEST_REASON = 500;

  private final Topics topics;
  private final Map<String, String> kafka;
  private final Identity identity;
  private final Duration every;
  private final Supplier<List<String>> reasons;
  private final Supplier<Map<String, Double>> totals;
  private final long startedAt = System.currentTimeMillis();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "announce-instance");

  private Map<String, Double> before = Map.of();
  private long beforeNanos = System.nanoTime();
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /** Whether the last report was lost; a failure is told once until one is not. */
  private volatile boolean isMissing;

  /** Who says so: see {@link InstanceReport}. */
  public record Identity(String role, String id, String host, String version) {}

  private InstanceAnnouncer(
      Topics topics,
      Map<String, String> kafka,
      Identity identity,
      Duration every,
      Supplier<List<String>> reasons,
      Supplier<Map<String, Double>> totals) {
    this.topics = topics;
    this.kafka = kafka;
    this.identity = identity;
    this.every = every;
    this.reasons = reasons;
    this.totals = totals;
    thread.setDaemon(true);
  }

  /**
   * Begins to say so.
   *
   * @param reasons why the process is not ready, none when it is
   * @param totals what it has done since its start, by {@link Rates}' names
   */
  public static InstanceAnnouncer start(
      Topics topics,
      Map<String, String> kafka,
      Identity identity,
      Duration every,
      Supplier<List<String>> reasons,
      Supplier<Map<String, Double>> totals) {
    InstanceAnnouncer announcer =
        new InstanceAnnouncer(topics, kafka, identity, every, reasons, totals);
    announcer.thread.start();
    return announcer;
  }

  /** Whatever fails, the next turn is tried: a process that runs must not look as if it did not. */
  private void run() {
    try {
      if (awaitTopic()) {
        announce();
      }
    } catch (InterruptedException | InterruptException e) {
      // The thread ends.
    } finally {
      closeProducer();
    }
  }

  /**
   * A producer that asks for a topic may have a broker make it, with the broker's defaults; an
   * admin's question does not.
   *
   * @return false when this was closed before there was one
   */
  private boolean awaitTopic() throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, topics.prefix() + "instances-topic");
    Admin admin = Admin.create(settings);
    try {
      do {
        if (isThere(admin)) {
          return true;
        }
      } while (!closing.await(Math.min(every.toMillis(), EVERY.toMillis()), TimeUnit.MILLISECONDS));
      return false;
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private boolean isThere(Admin admin) {
    try {
      Answers.of(admin.describeTopics(List.of(topics.instances())).allTopicNames(), EVERY);
      return true;
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      tellMissing(e);
      return false;
    }
  }

  private void announce() throws InterruptedException {
    boolean closed = false;
    boolean isTold = false;
    while (!closed) {
      closed = closing.await(isTold ? every.toMillis() : 0, TimeUnit.MILLISECONDS);
      isTold = true;
      turn(closed);
    }
  }

  private void turn(boolean closed) {
    try {
      List<String> why = closed ? List.of() : reasons.get();
      say(closed ? InstanceReport.STOPPED : state(why), why);
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // A producer that has failed for good says so at every call: the next turn takes another.
      closeProducer();
      tellMissing(e);
    }
  }

  private void closeProducer() {
    KafkaProducer<byte[], byte[]> old = producer;
    producer = null;
    if (old != null) {
      try {
        old.close(LAST_WORD);
      } catch (KafkaException e) {
        LOG.debug("What wrote to {} did not close", topics.instances(), e);
      }
    }
  }

  private static String state(List<String> why) {
    return why.isEmpty() ? InstanceReport.READY : InstanceReport.NOT_READY;
  }

  private void say(String state, List<String> why) {
    KafkaProducer<byte[], byte[]> to = producer == null ? producer() : producer;
    producer = to;
    InstanceReport report =
        new InstanceReport(
            identity.id(),
            identity.role(),
            identity.host(),
            identity.version(),
            startedAt,
            System.currentTimeMillis(),
            every.toMillis(),
            state,
            why.stream()
                .map(reason -> reason.substring(0, Math.min(LONGEST_REASON, reason.length())))
                .toList(),
            rates());
    to.send(
        new ProducerRecord<>(topics.instances(), Headers.bytes(report.key()), Json.write(report)),
        (metadata, failure) -> {
          if (failure == null) {
            isMissing = false;
          } else {
            tellMissing(failure);
          }
        });
  }

  private void tellMissing(Exception failure) {
    if (!isMissing) {
      isMissing = true;
      LOG.warn(
          "`hookline status` does not show this process: {} cannot be written to; `hookline"
              + " topics apply` makes it where it is missing: {}",
          topics.instances(),
          failure.getMessage());
    }
  }

  private Map<String, Double> rates() {
    Map<String, Double> now = totals.get();
    long nanos = System.nanoTime();
    double seconds = Math.max(1, nanos - beforeNanos) / 1e9;
    Map<String, Double> rates = new HashMap<>();
    now.forEach(
        (name, total) -> {
          double more = Math.max(0, total - before.getOrDefault(name, 0.0));
          rates.put(name, Math.round(more / seconds * 100) / 100.0);
        });
    before = now;
    beforeNanos = nanos;
    return rates;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, topics.prefix() + "instances");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 16 << 10);
    settings.putAll(kafka);
    // What could not be said in time is old.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Says that it stops; waits for that a moment, not longer. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(2 * LAST_WORD.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
