package hookline.bench.measure;

/** What a figure is a figure of. */
public enum Quantity {
  /** Payloads, records or rows in a second of wall time. */
  RATE("per second", "%,.0f"),
  P50("p50, ms", "%.2f"),
  P90("p90, ms", "%.2f"),
  P99("p99, ms", "%.2f"),
  P999("p99.9, ms", "%.2f"),
  MOST("most, ms", "%.2f"),
  /** Seconds of processor time that the subject itself took for 100,000 of them. */
  PROCESSOR("CPU s per 100,000", "%.2f"),
  /** The same of what the subject leans on: the broker, or PostgreSQL. */
  PROCESSOR_BEHIND("CPU s per 100,000, behind it", "%.2f"),
  /** Wall time until it served. */
  START("start, s", "%.2f"),
  /** Memory in RAM; what processes share is divided among them where the system tells. */
  RESIDENT("resident, MiB", "%.0f");

  private final String title;
  private final String format;

  Quantity(String title, String format) {
    this.title = title;
    this.format = format;
  }

  /** As a column's heading, with its unit. */
  public String title() {
    return title;
  }

  /** The name in JSON. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A value of it, for people. */
  public String show(double value) {
    return String.format(java.util.Locale.ROOT, format, value);
  }
}
