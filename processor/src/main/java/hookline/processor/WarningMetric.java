package hookline.processor;

import hookline.payload.model.WarningKind;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Counts the warnings of posts by their kind, among the metrics of Kafka Streams: one number per
 * kind for all tasks of the process. A payload that is processed again after a failure counts
 * again. Thread-safe.
 */
final class WarningMetric {
  static final String GROUP = "hookline-processor-metrics";
  static final String NAME = "warnings-total";

  private final StreamsMetrics metrics;

  WarningMetric(StreamsMetrics metrics) {
    this.metrics = metrics;
  }

  void count(Map<WarningKind, Long> warnings) {
    warnings.forEach((kind, count) -> sensor(kind).record(count));
  }

  /** The sensor of that kind, made when its first warning comes. */
  private Sensor sensor(WarningKind kind) {
    Sensor sensor = metrics.addSensor(NAME + "-" + kind.wireName(), Sensor.RecordingLevel.INFO);
    sensor.add(
        new MetricName(
            NAME, GROUP, "Warnings that posts carry, by kind", Map.of("kind", kind.wireName())),
        new CumulativeSum());
    return sensor;
  }
}
