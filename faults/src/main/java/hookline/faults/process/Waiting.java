package hookline.faults.process;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does, which nobody tells. */
public final class Waiting {
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final double USUAL_LOAD = 4;
  private static final double MOST_STRETCHED = 6;

  private Waiting() {}

  /**
   * Looks again and again until it holds; what throws does not hold yet.
   *
   * @param what for the failure, as in "the sink is ready"
   * @throws IllegalStateException when it does not within that time, caused by what was thrown last
   */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    Exception last = null;
    long begun = System.nanoTime();
    while (true) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      long waited = System.nanoTime() - begun;
      if (waited >= stretched(patience).toNanos()) {
        throw new IllegalStateException(
            "not within %d s: %s%s"
                .formatted(
                    TimeUnit.NANOSECONDS.toSeconds(waited), what, last == null ? "" : ": " + last),
            last);
      }
      pause(LOOK_AGAIN_MILLIS);
    }
  }

  /**
   * That patience on a machine with nothing else to do; more where others take its processors, or
   * what is waited for is who gets them.
   */
  public static Duration stretched(Duration patience) {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    // The line itself is a few processes that all want to run when much is to be done.
    double busy = machine.getSystemLoadAverage() / (USUAL_LOAD * machine.getAvailableProcessors());
    return Duration.ofMillis(
        (long) (patience.toMillis() * Math.min(MOST_STRETCHED, Math.max(1, busy))));
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
