package hookline.ingress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the brokers are away, so that a sender hears it at once instead of after the
 * delivery timeout. Two signs, since neither shows all:
 *
 * <ul>
 *   <li>A thread of its own asks for the topic {@value #ASKS_PER_SECOND} times a second. No answer,
 *       and no record confirmed since the question: away, until there is an answer or a
 *       confirmation. So it ends by itself, also without traffic, which a balancer takes away from
 *       who is not ready. A busy broker that answers late but confirms records is not away.
 *   <li>Brokers can answer and yet confirm nothing, with too few replicas in sync. A record failed
 *       in flight and none was confirmed since: away, but for one request a second that may try.
 * </ul>
 *
 * Watch in the log for "cannot be written"; each change is one line. Thread-safe.
 */
final class Brokers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);

  private static final int ASKS_PER_SECOND = 2;
  private static final Duration ANSWER_TIME = Duration.ofSeconds(1);
  private static final long TRIAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Supplier<@Nullable String> held;
  private final Thread thread = new Thread(this::watch, "brokers");
  private final AtomicLong nextTrial = new AtomicLong(System.nanoTime());

  private volatile @Nullable String trouble;
  private volatile boolean failing;
  private volatile long confirmedAt = System.nanoTime() - TimeUnit.DAYS.toNanos(1);

  /**
   * @param producer made to fetch the topic's metadata, and to keep them
   * @param held why nothing may be written, or null
   */
  Brokers(
      Admin admin,
      Producer<byte[], byte[]> producer,
      String topic,
      Supplier<@Nullable String> held) {
    this.held = held;
    this.admin = admin;
    this.producer = producer;
    this.topic = topic;
    this.trouble = "the topic " + topic + " has not been seen yet";
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether a record sent now would not be confirmed, as far as is known. */
  boolean areAway() {
    if (trouble != null) {
      return true;
    }
    if (!failing) {
      return false;
    }
    long now = System.nanoTime();
    long trial = nextTrial.get();
    return now - trial < 0 || !nextTrial.compareAndSet(trial, now + TRIAL_NANOS);
  }

  /** Why nothing can be written, in one line, or null. */
  @Nullable String trouble() {
    return trouble;
  }

  /** A record is in the log. */
  void confirmed() {
    confirmedAt = System.nanoTime();
    if (failing) {
      failing = false;
      LOG.info("The log {} confirms records again", topic);
    }
  }

  /** A record that was under way did not come through. */
  void failed(Exception failure) {
    if (!failing) {
      LOG.warn(
          "The log {} did not confirm a record: {}; senders are answered 503 until it does",
          topic,
          failure.getMessage());
      failing = true;
    }
  }

  /** Asks no more; before the producer is closed, which is asked too. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(ANSWER_TIME.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.close(Duration.ofSeconds(1));
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long asked = System.nanoTime();
        String found = ask();
        report(found != null && confirmedAt - asked > 0 ? null : found);
        TimeUnit.MILLISECONDS.sleep(1_000 / ASKS_PER_SECOND);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  /** What is wrong, or null. */
  private @Nullable String ask() throws InterruptedException {
    String reason = held.get();
    if (reason != null) {
      return reason;
    }
    try {
      TopicDescription description =
          admin
              .describeTopics(
                  List.of(topic),
                  new DescribeTopicsOptions().timeoutMs((int) ANSWER_TIME.toMillis()))
              .allTopicNames()
              .get()
              .get(topic);
      if (description == null
          || description.partitions().stream().allMatch(partition -> partition.leader() == null)) {
        return "no partition of the topic " + topic + " has a leader; are its brokers up?";
      }
      // With max.block.ms 0 this throws when there are none yet, but has asked for them.
      producer.partitionsFor(topic);
      return null;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return explain(cause == null ? e : cause);
    } catch (KafkaException e) {
      return explain(e);
    }
  }

  private String explain(Throwable cause) {
    return "the log %s cannot be written: %s; are the brokers up, and was the topic made with"
            .formatted(topic, cause.getMessage())
        + " `hookline topics apply`?";
  }

  private void report(@Nullable String found) {
    String before = trouble;
    trouble = found;
    if (found != null && before == null) {
      LOG.warn("{} Senders are answered 503 until then.", found);
    } else if (found == null && before != null) {
      LOG.info("The log {} can be written", topic);
    }
  }
}
