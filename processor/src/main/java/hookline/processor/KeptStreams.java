package hookline.processor;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka Streams that starts again, as a whole, when one of its threads fails. Were only the thread
 * replaced, the new one would have another number, and with it another name in the group and
 * another transactional id: the line would wait for the dead one's session (45 s) and for its
 * transaction, and so would the next start of the process. Thread-safe.
 */
final class KeptStreams implements AutoCloseable {
  /** Under the name of what an operator knows: that it is kept is nothing to tell. */
  private static final Logger LOG = LoggerFactory.getLogger(PayloadStream.class);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(8);
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Supplier<KafkaStreams> maker;
  private final StreamMetrics metrics;

  /** How its members are called in the group; null when they have no names. */
  private final @Nullable Names names;

  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper = new Thread(this::keep, "keep-processor");

  private volatile KafkaStreams streams;
  private volatile CountDownLatch failed = new CountDownLatch(1);

  /** Whether the close gives up the member's place in the group. */
  private volatile boolean leaves;

  /** Why it does not start again yet. */
  private volatile @Nullable String trouble;

  private int failures;
  private long lastFailure = System.nanoTime();

  private KeptStreams(Supplier<KafkaStreams> maker, StreamMetrics metrics, @Nullable Names names) {
    this.maker = maker;
    this.names = names;
    this.metrics = metrics;
    this.streams = make();
  }

  /**
   * Begins to work.
   *
   * @param maker makes one that is not started, as often as it is asked
   * @param metrics this one's to close
   * @param names of its members in the group, by which a restart is known; null without such
   * @throws org.apache.kafka.common.KafkaException when it cannot be made the first time
   */
  static KeptStreams start(
      Supplier<KafkaStreams> maker, StreamMetrics metrics, @Nullable Names names) {
    KeptStreams kept = new KeptStreams(maker, metrics, names);
    kept.streams.start();
    kept.keeper.start();
    return kept;
  }

  /** Why no payloads are processed just now, in one line, or null when they are. */
  @Nullable String notReady() {
    String stopped = trouble;
    if (stopped != null) {
      return stopped;
    }
    State state = streams.state();
    return switch (state) {
      case RUNNING -> null;
      case PENDING_ERROR, ERROR -> "the processor failed and starts again, see its log";
      default -> "the processor is " + state.name().toLowerCase(Locale.ROOT);
    };
  }

  /** Has the close leave the group, so that others take over at once. */
  void leaveWhenClosed() {
    leaves = true;
  }

  /**
   * Commits what is in hand and stops; the group keeps this member's place for its restart, unless
   * it was told that there will be none.
   */
  @Override
  public void close() {
    closing.countDown();
    failed.countDown();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(streams, leaves);
    metrics.close();
  }

  private void keep() {
    try {
      while (!isClosing()) {
        failed.await();
        if (!isClosing()) {
          metrics.forget();
          close(streams, false);
          standAside();
          if (!closesDuringPause()) {
            startAgain();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** While another process has its names. */
  private void standAside() throws InterruptedException {
    if (trouble == null || names == null) {
      return;
    }
    names.awaitFree(closing);
    trouble = null;
    if (!isClosing()) {
      LOG.info("No other process has this one's instance id any more: starting again");
    }
  }

  private KafkaStreams make() {
    KafkaStreams made = maker.get();
    CountDownLatch itsFailure = new CountDownLatch(1);
    failed = itsFailure;
    made.setUncaughtExceptionHandler(this::onFailure);
    made.setStateListener(
        (now, before) -> {
          if (now == State.ERROR) {
            itsFailure.countDown();
          }
        });
    metrics.measure(made);
    return made;
  }

  private void startAgain() {
    try {
      KafkaStreams made = make();
      streams = made;
      made.start();
    } catch (RuntimeException e) {
      // No broker's name can be looked up just now, for one.
      LOG.warn("The processor does not start again, and will be tried: {}", e.getMessage());
      failed.countDown();
    }
  }

  private StreamThreadExceptionResponse onFailure(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof FencedInstanceIdException) {
      trouble =
          "another process has this one's instance id, and is waited for: give each its own"
              + " state.dir; one that was killed is forgotten after session.timeout.ms";
      LOG.error("Stopping: {}", trouble);
    } else if (cause instanceof RetriableException) {
      // The cluster's trouble, not a bug: where in the code it was met helps nobody.
      LOG.warn(
          "The processor lost the cluster and starts again; uncommitted payloads are processed"
              + " again: {}",
          cause.getMessage());
    } else {
      LOG.error(
          "The processor failed and starts again; uncommitted payloads are processed again: {}",
          failure.getMessage(),
          failure);
    }
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** What fails again at once must not fill the log: each failure in a row waits longer. */
  private boolean closesDuringPause() throws InterruptedException {
    long now = System.nanoTime();
    if (now - lastFailure > FORGOTTEN_NANOS) {
      failures = 0;
    }
    lastFailure = now;
    long millis = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(10, failures++));
    return closing.await(millis, TimeUnit.MILLISECONDS);
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void close(KafkaStreams closing, boolean forGood) {
    closing.close(
        CloseOptions.timeout(CLOSE_PATIENCE)
            .withGroupMembershipOperation(
                forGood || names == null
                    ? GroupMembershipOperation.LEAVE_GROUP
                    : GroupMembershipOperation.REMAIN_IN_GROUP));
  }

  /** How members of a group are called. */
  @FunctionalInterface
  interface Names {
    /** Waits until no other process goes by them, or the latch is open. */
    void awaitFree(CountDownLatch closing) throws InterruptedException;
  }
}
