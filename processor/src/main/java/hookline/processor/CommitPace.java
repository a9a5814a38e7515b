package hookline.processor;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a stream thread commits: after the interval it was given, and not before it has worked as
 * long as its last commit took. Kafka Streams' own interval begins anew after each commit, however
 * long that took; where the brokers need 300 ms for a transaction, a thread that commits every 25
 * ms would work for a thirteenth of its time, and fall behind what one of two would keep up with.
 *
 * <p>For one stream thread, whose tasks share it: a commit is of all of them.
 */
final class CommitPace {
  /**
   * However long a commit took, the next begins after so much work. Also the interval that Kafka
   * Streams is told, by which nothing is committed unless a task was never asked.
   */
  static final Duration LONGEST = Duration.ofSeconds(1);

  private final long interval;
  private final LongSupplier nanos;

  /** The task that asked for the commit which is made next, until the thread is back from it. */
  private @Nullable Object asker;

  private long askedAt;
  private long backAt;
  private long lasted;
  private boolean owes;

  /**
   * Nothing is committed yet.
   *
   * @param nanos as {@link System#nanoTime}
   */
  CommitPace(Duration interval, LongSupplier nanos) {
    this.interval = interval.toNanos();
    this.nanos = nanos;
    this.backAt = nanos.getAsLong() - this.interval;
  }

  /** A record is processed, which is to be committed. */
  void owe() {
    isBack();
    owes = true;
  }

  /**
   * Whether that task is to ask for a commit now, which then follows at once: Kafka Streams looks
   * for it after the tasks' punctuators, before it processes anything else.
   *
   * @param task asks from its punctuator; or with its first record after a pause, when other
   *     records may go before the commit, whose time is then taken for shorter than it was, once
   */
  boolean isDue(Object task) {
    if (task == asker) {
      isBack();
    }
    long now = nanos.getAsLong();
    if (asker != null || !owes || now - backAt < Math.max(interval, lasted)) {
      return false;
    }
    asker = task;
    askedAt = now;
    owes = false;
    return true;
  }

  /** Whether there is nothing to ask for until the next record. */
  boolean isAtRest() {
    return asker == null && !owes;
  }

  private void isBack() {
    if (asker != null) {
      asker = null;
      backAt = nanos.getAsLong();
      lasted = Math.min(backAt - askedAt, LONGEST.toNanos());
    }
  }
}
