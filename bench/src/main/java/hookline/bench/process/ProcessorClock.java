package hookline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The processor time that a process and all it has started took so far, those that have ended
 * included: PostgreSQL is many processes, some of which come and go. Thread-safe.
 */
public final class ProcessorClock {
  /** What {@code /proc} counts in, on every Linux there is. */
  private static final double TICKS_A_SECOND = 100;

  private static final int USER = 11;

  private final ProcessHandle process;

  private ProcessorClock(ProcessHandle process) {
    this.process = process;
  }

  /** Of that process. */
  public static ProcessorClock of(long pid) {
    return new ProcessorClock(
        ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("no process " + pid)));
  }

  /** Of this process itself, with what it has started left out. */
  public static double ownSeconds() {
    return seconds(ProcessHandle.current(), false);
  }

  /** Seconds since it started. */
  public double seconds() {
    try (Stream<ProcessHandle> below = process.descendants()) {
      return seconds(process, true) + below.mapToDouble(one -> seconds(one, true)).sum();
    }
  }

  private static double seconds(ProcessHandle one, boolean withEnded) {
    Path stat = Path.of("/proc", Long.toString(one.pid()), "stat");
    if (!Files.isReadable(stat)) {
      return one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
    try {
      String line = Files.readString(stat);
      // The name, in brackets, may hold blanks.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      double ticks = 0;
      for (int i = USER; i < USER + (withEnded ? 4 : 2); i++) {
        ticks += Double.parseDouble(fields[i]);
      }
      return ticks / TICKS_A_SECOND;
    } catch (IOException e) {
      return 0; // It has just ended; its parent has its time.
    }
  }
}
