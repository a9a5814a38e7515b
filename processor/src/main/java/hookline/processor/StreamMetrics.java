package hookline.processor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of Kafka Streams itself: its own metrics under their own names, and how far the
 * memory's restore is, which those tell by rates only. Thread-safe.
 */
final class StreamMetrics implements StateRestoreListener, AutoCloseable {
  private static final String REMAINING = "hookline.processor.restore.remaining.records";
  private static final String RESTORING = "hookline.processor.restoring.partitions";
  private static final String RESTORED = "hookline.processor.restored.records";

  private final MeterRegistry registry;
  private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
  private final Gauge remainingGauge;
  private final Gauge restoringGauge;
  private final Counter restored;
  private @Nullable KafkaStreamsMetrics streams;

  StreamMetrics(MeterRegistry registry, Application application) {
    this.registry = registry;
    String name = application.name().toLowerCase(Locale.ROOT);
    this.remainingGauge =
        Gauge.builder(REMAINING, this::remaining)
            .description("Records of the memory that are still to be restored")
            .tag("application", name)
            .register(registry);
    this.restoringGauge =
        Gauge.builder(RESTORING, remaining::size)
            .description("Partitions of the memory that are being restored")
            .tag("application", name)
            .register(registry);
    this.restored =
        Counter.builder(RESTORED)
            .description("Records of the memory that were restored")
            .tag("application", name)
            .register(registry);
  }

  private long remaining() {
    return remaining.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Measures these from now on, and no longer those before. */
  synchronized void measure(KafkaStreams made) {
    forget();
    made.setGlobalStateRestoreListener(this);
    KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(made);
    metrics.bindTo(registry);
    streams = metrics;
  }

  /** Measures none from now on: they are closed. */
  synchronized void forget() {
    remaining.clear();
    if (streams != null) {
      streams.close();
      streams = null;
    }
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    remaining.put(partition, Math.max(0, end - start));
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
    restored.increment((double) count);
    remaining.computeIfPresent(partition, (key, left) -> Math.max(0, left - count));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    remaining.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long total) {
    remaining.remove(partition);
  }

  /** Takes back what is this one's alone; what was counted stays counted. */
  @Override
  public void close() {
    forget();
    registry.remove(remainingGauge);
    registry.remove(restoringGauge);
  }
}
