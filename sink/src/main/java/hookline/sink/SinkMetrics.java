package hookline.sink;

import hookline.sink.Readiness.Trouble;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one of the sink's lines measures; each metric is named here and told of in docs/metrics.md.
 * Thread-safe.
 */
final class SinkMetrics implements AutoCloseable {
  private static final String BATCH = "hookline.sink.batch";
  private static final String BATCH_ROWS = "hookline.sink.batch.rows";
  private static final String ROWS = "hookline.sink.rows";
  private static final String REFUSED = "hookline.sink.refused.rows";
  private static final String RETRIES = "hookline.sink.retries";
  private static final String SINCE_LAST_BATCH = "hookline.sink.last.batch.age";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15)
  };

  private final MeterRegistry registry;
  private final String line;
  private final Timer batch;
  private final DistributionSummary batchRows;
  private final Map<String, Counter> rows = new ConcurrentHashMap<>();
  private final Map<Trouble, Counter> retries = new EnumMap<>(Trouble.class);
  private final KafkaClientMetrics client;

  /** Of the last batch, or of the start. */
  private volatile long storedAt = System.nanoTime();

  /**
   * @param line which of the sink's lines
   * @param consumer the line's
   */
  SinkMetrics(MeterRegistry registry, String line, Consumer<?, ?> consumer) {
    this.registry = registry;
    this.line = line;
    this.batch =
        Timer.builder(BATCH)
            .description("Batches stored, and how long each transaction took")
            .tag("line", line)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.batchRows =
        DistributionSummary.builder(BATCH_ROWS)
            .description("Rows in a batch")
            .tag("line", line)
            .serviceLevelObjectives(1, 10, 100, 500, 1_000, 2_000, 5_000)
            .register(registry);
    for (Trouble trouble : Trouble.values()) {
      retries.put(
          trouble,
          Counter.builder(RETRIES)
              .description("Pauses after which reading and storing is tried again, by what failed")
              .tag("line", line)
              .tag("trouble", trouble.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    for (Row.Kind kind : Row.Kind.values()) {
      counter(ROWS, kind);
      counter(REFUSED, kind);
    }
    Gauge.builder(SINCE_LAST_BATCH, () -> (System.nanoTime() - storedAt) / 1e9)
        .description("Time since a batch with rows was stored, or since the start")
        .baseUnit("seconds")
        .tag("line", line)
        .register(registry);
    this.client = new KafkaClientMetrics(consumer);
    client.bindTo(registry);
  }

  /** Takes note of a batch that was stored in that time. */
  void stored(Collection<Row> stored, List<RefusedRow> refused, Duration time) {
    if (stored.isEmpty()) {
      return; // Nothing but transactions' markers was passed.
    }
    storedAt = System.nanoTime();
    batch.record(time);
    batchRows.record(stored.size());
    Map<Row.Kind, Integer> counts = new EnumMap<>(Row.Kind.class);
    stored.forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
    refused.forEach(
        row -> {
          counts.merge(row.row().kind(), -1, Integer::sum);
          counter(REFUSED, row.row().kind()).increment();
        });
    counts.forEach((kind, count) -> counter(ROWS, kind).increment(count));
  }

  private Counter counter(String name, Row.Kind kind) {
    return rows.computeIfAbsent(
        name + kind.table(),
        key ->
            Counter.builder(name)
                .description(
                    name.equals(ROWS)
                        ? "Rows that were stored, or were there already, by table"
                        : "Rows the database would not take, by table")
                .tag("line", line)
                .tag("table", kind.table())
                .register(registry));
  }

  void pausesAfter(Trouble trouble) {
    @Nullable Counter counter = retries.get(trouble);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
