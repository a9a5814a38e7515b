package hookline.faults.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does, which nobody tells. */
public final class Waiting {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private Waiting() {}

  /**
   * Looks again and again until it holds; what throws does not hold yet.
   *
   * @param what for the failure, as in "the sink is ready"
   * @throws IllegalStateException when it does not within that time, caused by what was thrown last
   */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    Exception last = null;
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw new IllegalStateException(
            "not within %d s: %s%s"
                .formatted(patience.toSeconds(), what, last == null ? "" : ": " + last),
            last);
      }
      pause(LOOK_AGAIN_MILLIS);
    }
  }

  /** Looks again and again; false when it does not hold within that time. */
  public static boolean holdsWithin(Duration patience, Callable<Boolean> condition) {
    try {
      until("", patience, condition);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Lets time pass, as a part of what is done to the line; never to wait for something. */
  public static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
