package hookline.bench.process;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How fast the machine itself was while a benchmark ran. What others do on the same hardware, out
 * of this system's sight, takes no processor time here, but makes all that is done here take more
 * of it. So a thread does the same small piece of work every second, a few milliseconds of it, and
 * counts what that takes.
 */
public final class Pace implements AutoCloseable {
  private static final long PAUSE_MILLIS = 1_000;
  private static final int STEPS = 2_000_000;

  /** A thread's first pieces are interpreted. */
  private static final int NOT_COUNTED = 5;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
  private final Thread sampler = new Thread(this::sample, "pace");
  private volatile long result;

  /** Begins. */
  public Pace() {
    sampler.setDaemon(true);
    sampler.start();
  }

  private void sample() {
    try {
      for (int i = 0; ; i++) {
        long before = threads.getCurrentThreadCpuTime();
        result = work();
        if (i >= NOT_COUNTED) {
          millis.add((threads.getCurrentThreadCpuTime() - before) / 1e6);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed.
    }
  }

  /** Each step needs the one before, so it is a core's pace and nothing else's. */
  private long work() {
    long z = result + 1;
    for (int i = 0; i < STEPS; i++) {
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    }
    return z;
  }

  /** One sentence, of the time until now. */
  public String describe() {
    List<Double> sorted;
    synchronized (millis) {
      sorted = millis.stream().sorted().toList();
    }
    if (sorted.isEmpty()) {
      return "It was too short to tell how fast the machine itself was.";
    }
    double best = at(sorted, 0.05);
    return String.format(
        Locale.ROOT,
        "The machine's own pace varied: the same work took a core %.2f times as long in the median"
            + " as at best, and %.2f times in the slowest tenth.",
        at(sorted, 0.5) / best,
        at(sorted, 0.9) / best);
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) (share * (sorted.size() - 1)));
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
