package hookline.directory;

import hookline.directory.DirectoryPosition.TopicPosition;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.ReaderSettings;
import hookline.topics.Topics;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the directory's topics into a {@link DirectoryState}, from their beginnings
 * on, and knows how far it is. What goes wrong with the cluster is waited out and tried again; when
 * that means reading anew, what was read before serves until the new reading has caught up.
 */
final class DirectoryReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration IDS_EVERY = Duration.ofSeconds(5);

  private final Topics topics;
  private final Projection projection;
  private final DirectoryEnds ends;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, DirectoryTopic> partitions = new HashMap<>();
  private final Thread thread = new Thread(this::run, "directory");
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private final List<Waiter> waiters = new ArrayList<>();

  private @Nullable CompletableFuture<DirectoryPosition> idsAsked;
  private long idsAskedAt = System.nanoTime();

  private volatile boolean closed;
  private volatile DirectoryState state;
  private volatile DirectoryPosition position = DirectoryPosition.NONE;
  private volatile DirectoryPosition ahead = DirectoryPosition.NONE;
  private volatile long passed;
  private volatile long readAt = System.nanoTime();
  private volatile @Nullable String trouble = "the directory is being read";

  private record Waiter(DirectoryPosition position, CompletableFuture<Void> reached) {}

  /** One reading from the beginnings: where it must get to, where it is, what it has found. */
  private static final class Pass {
    final DirectoryState state;
    final DirectoryPosition target;
    DirectoryPosition position;
    boolean caughtUp;

    Pass(Projection projection, DirectoryPosition start, DirectoryPosition target) {
      this.state = new DirectoryState(projection);
      this.position = start;
      this.target = target;
    }
  }

  DirectoryReader(
      Topics topics, Map<String, String> kafka, Projection projection, DirectoryEnds ends) {
    this.topics = topics;
    this.projection = projection;
    this.state = new DirectoryState(projection);
    this.ends = ends;
    for (DirectoryTopic topic : DirectoryTopic.values()) {
      partitions.put(new TopicPartition(topics.directory(topic), 0), topic);
    }
    Map<String, Object> settings = ReaderSettings.of(kafka, "none");
    settings.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, topics.prefix() + "directory");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  CompletableFuture<Void> loaded() {
    // A copy: whoever gives up waiting must not cancel it for the others.
    return loaded.copy();
  }

  @Nullable String notReady() {
    return trouble;
  }

  DirectoryState state() {
    return state;
  }

  /** Offsets gone past in this reading, of all topics together. */
  long passed() {
    return passed;
  }

  /** How long ago the last poll came back. */
  Duration sinceLastRead() {
    return Duration.ofNanos(System.nanoTime() - readAt);
  }

  /** All up to here is in the state. */
  DirectoryPosition position() {
    return position;
  }

  /** All that the state shows lies before this; some of what lies before may not be shown yet. */
  DirectoryPosition ahead() {
    return ahead;
  }

  CompletableFuture<Void> reached(DirectoryPosition wanted) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    Waiter waiter = new Waiter(wanted, future);
    synchronized (waiters) {
      // Asked under the lock, so that no advance slips in between the question and the wait.
      if (position.covers(wanted)) {
        future.complete(null);
        return future;
      }
      waiters.add(waiter);
    }
    // Who gives up is forgotten, also when no advance ever comes again.
    future.whenComplete(
        (reached, failure) -> {
          if (failure != null) {
            synchronized (waiters) {
              waiters.remove(waiter);
            }
          }
        });
    return future;
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (!closed) {
        try {
          Pass pass = begin();
          // Topics that are empty, or at their ends already, have nothing to be polled for.
          read(pass, ConsumerRecords.empty());
          while (!closed && !madeAnew(pass.position)) {
            read(pass, consumer.poll(POLL));
          }
        } catch (WakeupException e) {
          // Closed.
        } catch (OffsetOutOfRangeException e) {
          LOG.warn("A topic of the directory was cut short or made anew; it is read again");
        } catch (RuntimeException | ExecutionException e) {
          // Whatever it is: a view that no longer reads must not pass for one that does.
          giveUpForNow(e instanceof ExecutionException wrapped ? wrapped.getCause() : e);
        }
      }
    } catch (InterruptException | InterruptedException e) {
      // The process stops.
    }
  }

  /** Goes to the beginning of every topic; returns where they end now. */
  private Pass begin() throws ExecutionException, InterruptedException {
    DirectoryPosition start = answer(ends.askStarts());
    DirectoryPosition target = answer(ends.ask());
    consumer.unsubscribe();
    consumer.assign(partitions.keySet());
    consumer.seekToBeginning(partitions.keySet());
    return new Pass(projection, start, target);
  }

  /** Waits for the brokers' answer, but not beyond a close. */
  private <T> T answer(CompletableFuture<T> question)
      throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return question.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (closed) {
          throw new WakeupException();
        }
      }
    }
  }

  /**
   * Whether a topic was deleted and made anew under its name, as the brokers said of late. Its new
   * offsets may pass for the old one's, so that reading on would miss what they held.
   */
  private boolean madeAnew(DirectoryPosition reading) {
    long now = System.nanoTime();
    if (idsAsked == null && now - idsAskedAt > IDS_EVERY.toNanos()) {
      idsAsked = ends.askStarts();
      idsAskedAt = now;
    }
    CompletableFuture<DirectoryPosition> question = idsAsked;
    if (question == null || !question.isDone()) {
      return false;
    }
    idsAsked = null;
    if (question.isCompletedExceptionally()) {
      return false; // Brokers that do not answer say nothing about topics.
    }
    boolean differs =
        question.join().topics().entrySet().stream()
            .anyMatch(
                entry -> {
                  TopicPosition mine = reading.topics().get(entry.getKey());
                  return mine != null && !mine.topicId().equals(entry.getValue().topicId());
                });
    if (differs) {
      LOG.warn("A topic of the directory was made anew; the directory is read again");
    }
    return differs;
  }

  private void read(Pass pass, ConsumerRecords<byte[], byte[]> records) {
    pass.position = consumerPosition(pass.position);
    readAt = System.nanoTime();
    passed = pass.position.topics().values().stream().mapToLong(TopicPosition::next).sum();
    if (pass.caughtUp) {
      ahead = pass.position;
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      DirectoryTopic topic = partitions.get(new TopicPartition(record.topic(), 0));
      if (topic != null && record.key() != null) {
        apply(pass.state, topic, record);
      }
    }
    if (!pass.caughtUp && pass.position.covers(pass.target)) {
      pass.caughtUp = true;
      ahead = pass.position;
      state = pass.state;
    }
    if (pass.caughtUp && !pass.position.equals(position)) {
      advance(pass.position);
    }
    if (pass.caughtUp && trouble != null) {
      trouble = null;
      loaded.complete(null);
    }
  }

  private static void apply(
      DirectoryState state, DirectoryTopic topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      Object value = record.value() == null ? null : Json.read(record.value(), topic.valueType());
      state.apply(topic, new String(record.key(), StandardCharsets.UTF_8), value);
    } catch (UncheckedIOException e) {
      LOG.warn(
          "Left out {}-0@{}: it is no {} in JSON; put it right with `hookline directory put`",
          record.topic(),
          record.offset(),
          topic.valueType().getSimpleName());
    }
  }

  /** Where the consumer is, markers and compacted gaps behind it included. */
  private DirectoryPosition consumerPosition(DirectoryPosition before) {
    Map<DirectoryTopic, TopicPosition> now = new EnumMap<>(DirectoryTopic.class);
    partitions.forEach(
        (partition, topic) -> {
          TopicPosition old = before.topics().get(topic);
          if (old != null) {
            now.put(topic, new TopicPosition(old.topicId(), consumer.position(partition)));
          }
        });
    return new DirectoryPosition(now);
  }

  /** Makes the position known and wakes those who waited for it. */
  private void advance(DirectoryPosition reached) {
    List<Waiter> done = new ArrayList<>();
    synchronized (waiters) {
      position = reached;
      waiters.removeIf(
          waiter -> {
            boolean covered = reached.covers(waiter.position());
            if (covered) {
              done.add(waiter);
            }
            return covered || waiter.reached().isDone();
          });
    }
    done.forEach(waiter -> waiter.reached().complete(null));
  }

  private void giveUpForNow(@Nullable Throwable cause) throws InterruptedException {
    if (closed) {
      return;
    }
    String why = cause == null ? "unknown" : String.valueOf(cause.getMessage());
    String said =
        "the directory's topics (%s*) cannot be read: %s; is the cluster up, and were the topics made"
                .formatted(topics.directory(DirectoryTopic.HOOKS), why)
            + " with `hookline topics apply`?";
    if (!said.equals(trouble)) {
      LOG.warn("{}", said);
    }
    trouble = said;
    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
  }
}
