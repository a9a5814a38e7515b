package hookline.sink;

import hookline.sink.Readiness.Trouble;
import hookline.topics.MemberNames;
import hookline.tracing.Tracing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer and its thread: poll, store, and when that fails, wait and start again from what is
 * stored. It stays in its group whatever the database does, stands aside while another process has
 * its instance id, and ends only when it is closed.
 */
final class SinkThread implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

  /** Partitions that are given to this sink within a poll are read only after it. */
  private static final Duration POLL = Duration.ofMillis(200);

  /** A quiet line asks this often whether its topics and its database are still what they were. */
  private static final Duration CHECK = Duration.ofSeconds(5);

  /**
   * Offsets that moved past nothing but transactions' markers are stored this often only. Who waits
   * for the store to have all that was written, as a replay does, waits so much longer.
   */
  private static final Duration STORE_MARKERS = Duration.ofSeconds(1);

  /** A turn erases so long at most: live posts wait meanwhile. */
  private static final Duration SWEEP = Duration.ofMillis(200);

  private static final Duration CLOSE_CONSUMER = Duration.ofSeconds(1);

  private final SinkConfig config;
  private final List<String> topics;
  private final Consumer<byte[], byte[]> consumer;
  private final TopicIds topicIds;
  private final Schema schema;
  private final Store store;
  private final RecordReader reader;
  private final Assignment assignment;
  private final Readiness readiness;
  private final SinkMetrics metrics;
  private final Tracing tracing;
  private final Backoff backoff;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Kafka's default: one with a name keeps its place, a stranger leaves. */
  private volatile GroupMembershipOperation membership = GroupMembershipOperation.DEFAULT;

  private Instant lastCheck = Instant.EPOCH;
  private Instant lastStored = Instant.EPOCH;

  /** Whether what was stored may hold something that is to be erased. */
  private boolean sweeps = true;

  /** Whether the last batch that was to be stored was not. */
  private boolean owes;

  SinkThread(
      SinkConfig config,
      List<String> topics,
      Consumer<byte[], byte[]> consumer,
      TopicIds topicIds,
      Schema schema,
      Store store,
      RecordReader reader,
      Readiness readiness,
      SinkMetrics metrics,
      Tracing tracing) {
    this.config = config;
    this.topics = topics;
    this.consumer = consumer;
    this.topicIds = topicIds;
    this.schema = schema;
    this.store = store;
    this.reader = reader;
    this.readiness = readiness;
    this.metrics = metrics;
    this.tracing = tracing;
    this.backoff = new Backoff(config.longestPause());
    this.assignment =
        new Assignment(
            consumer, new StartingPoints(consumer, topicIds, store, Sink.KAFKA_PATIENCE), topicIds);
  }

  /**
   * Has the thread end after the batch in hand. From any thread.
   *
   * @param leaves whether it gives up its place in the group
   */
  void close(boolean leaves) {
    membership = leaves ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.DEFAULT;
    closing.countDown();
    consumer.wakeup();
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more && !isClosing()) {
        more = turn();
      }
    } finally {
      if (!isClosing() && readiness.notReady() == null) {
        readiness.fails(
            Trouble.BUG, "its thread ended unexpectedly, see the log: restart the sink");
      }
      metrics.close();
      consumer.close(CloseOptions.timeout(CLOSE_CONSUMER).withGroupMembershipOperation(membership));
    }
  }

  /** One turn, and what its failure means; false when there shall be none after it. */
  private boolean turn() {
    try {
      readAndStore();
    } catch (WakeupException | InterruptException e) {
      return false;
    } catch (OffsetsMovedException e) {
      LOG.info("Reading the stored offsets again: {}", e.getMessage());
      assignment.forgetAll();
    } catch (InvalidOffsetException e) {
      assignment.forget(e.partitions());
    } catch (FencedInstanceIdException e) {
      readiness.fails(
          Trouble.FENCED,
          "another process joined as %s, and is waited for: give each sink its own instance id;"
                  .formatted(config.groupInstanceId())
              + " one that was killed is forgotten after session.timeout.ms");
      standAside();
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      pause(
          failure == SqlFailure.SETUP ? Trouble.STORE_SETUP : Trouble.STORE_AWAY,
          failure.sentence(e, config));
    } catch (KafkaException e) {
      KafkaFailure failure = KafkaFailure.of(e);
      pause(failure.trouble(), failure.sentence());
    } catch (RuntimeException e) {
      if (!isClosing()) {
        LOG.error("A bug in the sink; it tries again", e);
      }
      pause(Trouble.BUG, "a bug in the sink, see its log: " + e);
    }
    return true;
  }

  private void readAndStore() throws SQLException, OffsetsMovedException {
    if (consumer.subscription().isEmpty()) {
      subscribe();
    }
    schema.migrate();
    assignment.place();
    if (assignment.isPlaced() && !readiness.isTroubled()) {
      readiness.works();
    }
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    assignment.read(records.nextOffsets());
    Instant now = Instant.now();
    if (!records.isEmpty() || now.isAfter(lastStored.plus(STORE_MARKERS))) {
      store(records);
      lastStored = now;
    }
    if (now.isAfter(lastCheck.plus(CHECK))) {
      assignment.checkTopicIds();
      // A database that crashed may have lost its last commits and be back before anyone noticed.
      assignment.checkStored(store);
      lastCheck = now;
      sweeps = true;
    }
    if (sweeps) {
      sweep();
    }
    // Only now: a database that can be read from and not written to is no end of an outage, and a
    // poll may come back before the batch that could not be stored does.
    if (assignment.isPlaced() && (!owes || assignment.isAtTheEnd())) {
      readiness.works();
      backoff.reset();
    }
  }

  private void sweep() throws SQLException {
    Instant until = Instant.now().plus(SWEEP);
    while (sweeps && Instant.now().isBefore(until)) {
      sweeps = store.sweep();
    }
  }

  /** Not before all are there: a missing one would be noticed minutes after it is made. */
  private void subscribe() {
    topicIds.of(topics);
    consumer.subscribe(topics, assignment);
  }

  private void store(ConsumerRecords<byte[], byte[]> records)
      throws SQLException, OffsetsMovedException {
    List<StoredOffsets.Advance> advances = assignment.advances();
    if (advances.isEmpty()) {
      return;
    }
    Batch batch = Batch.of(records, reader);
    owes = true;
    long begun = System.nanoTime();
    List<RefusedRow> refused = write(advances, batch, StoreSpans.begin(tracing, records));
    metrics.stored(batch.rows(), refused, Duration.ofNanos(System.nanoTime() - begun));
    owes = false;
    sweeps |= batch.rows().stream().anyMatch(Row.ErasureRow.class::isInstance);
    for (UnreadableRecordException unreadable : batch.unreadable()) {
      LOG.warn(
          "Skipped the record at {}, which {}{}",
          unreadable.where(),
          unreadable.getMessage(),
          unreadable.rejection() == null ? "" : ": its delivery is in rejections");
    }
    for (RefusedRow row : refused) {
      LOG.warn(
          "PostgreSQL refused {}{}",
          row,
          row.rejection() == null ? "" : ": its delivery is in rejections as store_refused");
    }
    // For lag tools only; nothing reads these offsets, so a failure means nothing.
    consumer.commitAsync(
        assignment.stored(),
        (offsets, failure) -> {
          if (failure != null) {
            LOG.debug("Offsets were not committed to Kafka", failure);
          }
        });
  }

  private List<RefusedRow> write(
      List<StoredOffsets.Advance> advances, Batch batch, StoreSpans spans)
      throws SQLException, OffsetsMovedException {
    try {
      List<RefusedRow> refused = store.write(advances, batch.rows());
      spans.stored(refused);
      return refused;
    } catch (SQLException | OffsetsMovedException | RuntimeException e) {
      spans.failed(e);
      throw e;
    }
  }

  /** Waits within the group: every partition is paused, so the poll only keeps the membership. */
  private void pause(Trouble trouble, String sentence) {
    if (isClosing()) {
      return;
    }
    readiness.fails(trouble, sentence);
    metrics.pausesAfter(trouble);
    Duration pause = backoff.next();
    if (consumer.subscription().isEmpty()) {
      await(pause);
      return;
    }
    try {
      assignment.forgetAll();
      consumer.poll(pause);
    } catch (WakeupException | InterruptException e) {
      closing.countDown();
    } catch (KafkaException e) {
      await(pause);
    }
  }

  /** While another process has its name; then it joins as if for the first time. */
  private void standAside() {
    String name = Objects.requireNonNull(config.groupInstanceId(), "fenced without a name");
    try {
      MemberNames.awaitFree(
          config.kafka(), consumer.groupMetadata().groupId(), Set.of(name), closing);
      consumer.unsubscribe();
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private void await(Duration pause) {
    try {
      boolean closed = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("Waited {}, closing: {}", pause, closed);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  @Nullable String notReady() {
    return readiness.notReady();
  }
}
