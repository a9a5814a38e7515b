package hookline.directory;

import hookline.directory.DirectoryPosition.TopicPosition;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write the directory. Any number of writers in any number of processes take turns
 * through one transactional id: whoever begins fences the others off, reads all they wrote, decides
 * on that, and writes. So names are unique, and no decision is made on what is out of date.
 *
 * <p>Thread-safe; one change at a time.
 */
public final class DirectoryWriter {
  /** How long a change may take, other writers' turns included. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long SHORTEST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final DirectoryView view;
  private final Topics topics;
  private final Map<String, Object> settings;

  /**
   * A writer that decides by that view.
   *
   * @param view a whole one; read up to the end before every decision, and after every write
   * @param kafka client settings, {@code bootstrap.servers} at least
   */
  public DirectoryWriter(DirectoryView view, Topics topics, Map<String, String> kafka) {
    if (view.projection() != Projection.WHOLE) {
      // What it leaves out would be gone from whatever is changed.
      throw new IllegalArgumentException("a writer needs a view of all there is");
    }
    this.view = view;
    this.topics = topics;
    this.settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.prefix() + "directory-writer");
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000");
    // Well below the patience, so that a commit without an answer leaves time to look for it.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "4000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "4000");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    // The transaction before this one may be a few milliseconds from its end.
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, "20");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.putAll(topics.settings().producerLimits());
  }

  /**
   * Decides on the directory as it is and writes what was decided, all or nothing. When it returns,
   * the view has read it, and so has every reader that asks for the end from now on.
   *
   * @return what the change decided to write
   * @throws DirectoryConflictException when the change refuses, from {@link DirectoryChange}
   * @throws DirectoryUnavailableException when the brokers or the other writers took too long;
   *     nothing says whether the change was made
   */
  public synchronized List<DirectoryEntry> write(DirectoryChange change) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = SHORTEST_PAUSE_MILLIS;
    List<DirectoryEntry> unanswered = List.of();
    while (true) {
      KafkaProducer<byte[], byte[]> producer = producer();
      try {
        producer.initTransactions();
        DirectoryPosition end = readToEnd(deadline);
        if (!unanswered.isEmpty() && isThere(unanswered)) {
          return unanswered;
        }
        List<DirectoryEntry> entries = List.copyOf(change.decide(view));
        if (entries.isEmpty()) {
          return entries;
        }
        producer.beginTransaction();
        unanswered = entries;
        List<Future<RecordMetadata>> written = new ArrayList<>();
        entries.forEach(entry -> written.add(producer.send(toRecord(entry))));
        producer.commitTransaction();
        read(behind(entries, written, end), deadline);
        return entries;
      } catch (AuthorizationException | AuthenticationException e) {
        throw new DirectoryUnavailableException("not allowed to write: " + e.getMessage(), e);
      } catch (InterruptException e) {
        throw new DirectoryUnavailableException("interrupted", e);
      } catch (KafkaException e) {
        // Fenced by another writer, or no answer: begin again, and look what is there.
        pause(pause, deadline, e);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } finally {
        // At once: what is committed is committed, and an orderly close would wait for brokers
        // that may be gone, every other writer of this process behind it.
        producer.close(Duration.ZERO);
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * The position behind what was written. Not the end the brokers tell: the commit is answered
   * before its markers are in the topics, and until then the end lies before the records.
   */
  private static DirectoryPosition behind(
      List<DirectoryEntry> entries, List<Future<RecordMetadata>> written, DirectoryPosition end) {
    Map<DirectoryTopic, TopicPosition> positions = new EnumMap<>(end.topics());
    for (int i = 0; i < entries.size(); i++) {
      long next = offset(written.get(i)) + 1;
      positions.computeIfPresent(
          entries.get(i).topic(),
          (topic, before) -> new TopicPosition(before.topicId(), Math.max(before.next(), next)));
    }
    return new DirectoryPosition(positions);
  }

  /** After the initialization no other writer's transaction is open: the end is the end. */
  private DirectoryPosition readToEnd(long deadline) {
    try {
      DirectoryPosition end = view.askEnds().get(remaining(deadline), TimeUnit.NANOSECONDS);
      read(end, deadline);
      return end;
    } catch (ExecutionException | TimeoutException e) {
      throw new DirectoryUnavailableException("the brokers do not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DirectoryUnavailableException("interrupted", e);
    }
  }

  private void read(DirectoryPosition wanted, long deadline) {
    if (!view.awaitReached(wanted, Duration.ofNanos(remaining(deadline)))) {
      throw new DirectoryUnavailableException("what was written could not be read back", null);
    }
  }

  private boolean isThere(List<DirectoryEntry> entries) {
    return entries.stream()
        .allMatch(entry -> entry.value().equals(view.value(entry.topic(), entry.key())));
  }

  private ProducerRecord<byte[], byte[]> toRecord(DirectoryEntry entry) {
    return new ProducerRecord<>(
        topics.directory(entry.topic()),
        0,
        entry.key().getBytes(StandardCharsets.UTF_8),
        Json.write(entry.value()));
  }

  private static long offset(Future<RecordMetadata> written) {
    try {
      return written.get().offset();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static long remaining(long deadline) {
    return Math.max(1, deadline - System.nanoTime());
  }

  private static void pause(long longestMillis, long deadline, KafkaException cause) {
    long millis = ThreadLocalRandom.current().nextLong(longestMillis) + SHORTEST_PAUSE_MILLIS;
    if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) > deadline) {
      throw new DirectoryUnavailableException(
          "no turn to write within %d s, at last because of: %s"
              .formatted(PATIENCE.toSeconds(), cause.getMessage()),
          cause);
    }
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DirectoryUnavailableException("interrupted", e);
    }
  }

  /** What every write of one process needs. */
  @FunctionalInterface
  public interface DirectoryChange {
    /**
     * What to write, given all that was written before; empty for nothing. May be asked more than
     * once.
     *
     * @throws DirectoryConflictException when what was asked for cannot be
     */
    List<DirectoryEntry> decide(DirectoryView directory);
  }

  /** The brokers, or the other writers, took too long. */
  public static final class DirectoryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DirectoryUnavailableException(String message, @Nullable Throwable cause) {
      super("the directory cannot be written: " + message, cause);
    }
  }
}
