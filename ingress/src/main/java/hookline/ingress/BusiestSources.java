package hookline.ingress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The sources with most payloads in the last minute, as gauges that come and go: who floods the
 * line is told without a label for each source there is. The minute is six slices, counted anew
 * every ten seconds.
 *
 * <p>A slice counts by the rule of Misra and Gries, so it holds {@value #COUNTED} sources and no
 * more: with more, all are taken one down and those at nothing make room. A count is then short by
 * at most one in {@value #COUNTED} of the slice's payloads, and never too high. Thread-safe.
 */
final class BusiestSources implements AutoCloseable {
  private static final String NAME = "hookline.ingress.busiest.sources.payloads";

  static final int COUNTED = 1_000;
  private static final int SLICES = 6;
  private static final long SLICE_SECONDS = 10;

  private final int most;
  private final MultiGauge gauges;
  private final Deque<Map<String, Integer>> past = new ArrayDeque<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "busiest-sources");
            thread.setDaemon(true);
            return thread;
          });

  private Map<String, Integer> now = new HashMap<>();

  /**
   * @param most how many are told; 0 for none, and nothing is counted
   */
  BusiestSources(MeterRegistry registry, int most) {
    this.most = most;
    this.gauges =
        MultiGauge.builder(NAME)
            .description("Payloads in the last minute of the sources that sent most")
            .register(registry);
  }

  void start() {
    if (most > 0) {
      timer.scheduleAtFixedRate(this::tell, 1, SLICE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Counts a payload. */
  void count(String sourceId) {
    if (most == 0) {
      return;
    }
    synchronized (this) {
      now.merge(sourceId, 1, Integer::sum);
      if (now.size() > COUNTED) {
        now.replaceAll((source, count) -> count - 1);
        now.values().removeIf(count -> count == 0);
      }
    }
  }

  /** Ends the slice and tells of the last minute. */
  void tell() {
    List<Map.Entry<String, Integer>> busiest = endSlice();
    gauges.register(
        busiest.stream()
            .map(
                source ->
                    MultiGauge.Row.of(Tags.of("source_id", source.getKey()), source.getValue()))
            .toList(),
        true);
  }

  private synchronized List<Map.Entry<String, Integer>> endSlice() {
    past.addLast(now);
    now = new HashMap<>();
    if (past.size() > SLICES) {
      past.removeFirst();
    }
    Map<String, Integer> sums = new HashMap<>();
    past.forEach(
        slice -> slice.forEach((source, count) -> sums.merge(source, count, Integer::sum)));
    return sums.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .toList();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
