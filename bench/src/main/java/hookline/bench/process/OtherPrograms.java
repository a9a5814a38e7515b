package hookline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How much of the machine other programs took while a benchmark ran: with much of it, its figures
 * are not worth writing down. For one thread.
 */
public final class OtherPrograms {
  private static final Path STAT = Path.of("/proc/stat");
  private static final double TICKS_A_SECOND = 100;

  private final long startNanos = System.nanoTime();
  private final double busy = busySeconds();
  private final ProcessorClock own = ProcessorClock.of(ProcessHandle.current().pid());
  private final double ownBefore = own.seconds();
  private double ours;

  /** Counts these as the benchmark's own: a database server is no descendant of who started it. */
  void addOwn(double seconds) {
    ours += seconds;
  }

  /** One sentence, of the time from the start of this object until now. */
  public String describe() {
    if (busy < 0) {
      return "How busy other programs were is not known here.";
    }
    double cores = Runtime.getRuntime().availableProcessors();
    double wall = (System.nanoTime() - startNanos) / 1e9 * cores;
    double others = Math.max(0, busySeconds() - busy - (own.seconds() - ownBefore) - ours);
    return String.format(
        Locale.ROOT,
        "Other programs had %.0f %% of the cores meanwhile.",
        wall > 0 ? 100 * others / wall : 0);
  }

  /** All that the cores did since the machine started, or -1 where the system does not tell. */
  private static double busySeconds() {
    if (!Files.isReadable(STAT)) {
      return -1;
    }
    try {
      String[] fields = Files.readAllLines(STAT).get(0).trim().split(" +", -1);
      double ticks = 0;
      // user nice system idle iowait irq softirq steal; guests' are within user's.
      for (int i = 1; i <= 8 && i < fields.length; i++) {
        ticks += i == 4 || i == 5 ? 0 : Double.parseDouble(fields[i]);
      }
      return ticks / TICKS_A_SECOND;
    } catch (IOException e) {
      return -1;
    }
  }
}
