package hookline.ingress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests under way and the memory their bodies hold, bounded over all of them; and the door
 * that a stop closes behind the last. Thread-safe.
 */
final class InFlight {
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean draining;
  private volatile boolean stopping;

  InFlight(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Lets a request in, unless the ingress stops. */
  boolean enter() {
    // Counted before asked: a stop that sees no calls has seen the last one.
    calls.incrementAndGet();
    if (stopping) {
      leave(0);
      return false;
    }
    return true;
  }

  /** Takes so much memory for a request that is in, or says that there is no room. */
  boolean take(int amount) {
    if (bytes.addAndGet(amount) <= mostBytes) {
      return true;
    }
    bytes.addAndGet(-amount);
    return false;
  }

  /** A request that stays in needs so much no more. */
  void giveBack(long amount) {
    bytes.addAndGet(-amount);
  }

  /** A request is over and gives back what it took. */
  void leave(long taken) {
    bytes.addAndGet(-taken);
    if (calls.decrementAndGet() == 0 && stopping) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** Serves on, but for the last time. */
  void drain() {
    draining = true;
  }

  /** Whether it lets nobody in any more. */
  boolean isStopping() {
    return stopping;
  }

  /** Whether this is no place to come back to. */
  boolean isDraining() {
    return draining || stopping;
  }

  /** Requests that are in now. */
  int calls() {
    return calls.get();
  }

  /** Of memory taken now. */
  long bytes() {
    return bytes.get();
  }

  /**
   * Lets nobody in any more and waits until all are out.
   *
   * @return how many are still in when the time is up
   */
  synchronized int stop(Duration patience) throws InterruptedException {
    stopping = true;
    long deadline = System.nanoTime() + patience.toNanos();
    while (calls.get() > 0) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        break;
      }
      wait(millis);
    }
    return calls.get();
  }
}
