package hookline.bench.load;

import hookline.bench.measure.Quantity;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a stretch of load has seen.
 *
 * @param answered with 200, within the time
 * @param refused with anything else
 * @param lost without an answer: connections that broke, and what was still due long after the end
 * @param seconds how long was sent
 * @param latency of the 200s in nanoseconds, from when each was due
 * @param lateness of the generator itself: from when a request was due until it was written
 */
public record LoadResult(
    long answered, long refused, long lost, double seconds, Histogram latency, Histogram lateness) {

  private static final double NANOS_A_MILLI = 1e6;

  /** Answers a second. */
  public double rate() {
    return answered / seconds;
  }

  /**
   * Itself, when every request was answered 200; a figure of anything else would mean nothing.
   *
   * @throws IllegalStateException otherwise
   */
  public LoadResult allTaken(String by) {
    if (refused > 0 || lost > 0) {
      throw new IllegalStateException(
          "%s answered %d of %d requests with something else than 200, and %d not at all"
              .formatted(by, refused, answered + refused + lost, lost));
    }
    return this;
  }

  /** The latencies' percentiles, in milliseconds. */
  public Map<Quantity, Double> percentiles() {
    return percentiles(latency);
  }

  /** Percentiles of nanoseconds, in milliseconds. */
  public static Map<Quantity, Double> percentiles(Histogram nanos) {
    Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
    figures.put(Quantity.P50, nanos.getValueAtPercentile(50) / NANOS_A_MILLI);
    figures.put(Quantity.P90, nanos.getValueAtPercentile(90) / NANOS_A_MILLI);
    figures.put(Quantity.P99, nanos.getValueAtPercentile(99) / NANOS_A_MILLI);
    figures.put(Quantity.P999, nanos.getValueAtPercentile(99.9) / NANOS_A_MILLI);
    figures.put(Quantity.MOST, nanos.getMaxValue() / NANOS_A_MILLI);
    return figures;
  }
}
