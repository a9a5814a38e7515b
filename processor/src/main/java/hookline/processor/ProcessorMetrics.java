package hookline.processor;

import hookline.payload.model.Reason;
import hookline.payload.model.WarningKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a processor counts; each metric is named here and told of in docs/metrics.md. A payload that
 * is processed again after a failure counts again. Thread-safe.
 */
final class ProcessorMetrics {
  private static final String PAYLOADS = "hookline.processor.payloads";
  private static final String WARNINGS = "hookline.processor.warnings";
  private static final String DIRECTORY_WAITS = "hookline.processor.directory.waits";
  private static final String UNREACHABLE = "hookline.processor.directory.unreachable.stamps";

  private static final String NO_REASON = "none";

  private final Counter posted;
  private final Counter duplicates;
  private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
  private final Map<WarningKind, Counter> warnings = new EnumMap<>(WarningKind.class);
  private final Timer directoryWaits;
  private final Counter unreachable;

  ProcessorMetrics(MeterRegistry registry, Application application) {
    String name = application.name().toLowerCase(Locale.ROOT);
    this.posted = payloads(registry, name, "posted", NO_REASON);
    this.duplicates = payloads(registry, name, "duplicate", NO_REASON);
    for (Reason reason : Reason.values()) {
      rejected.put(reason, payloads(registry, name, "rejected", reason.word()));
    }
    for (WarningKind kind : WarningKind.values()) {
      warnings.put(
          kind,
          Counter.builder(WARNINGS)
              .description("Warnings that posts carry, by kind")
              .tag("application", name)
              .tag("kind", kind.wireName())
              .register(registry));
    }
    this.directoryWaits =
        Timer.builder(DIRECTORY_WAITS)
            .description("Payloads that waited for the directory they were accepted under")
            .tag("application", name)
            .register(registry);
    this.unreachable =
        Counter.builder(UNREACHABLE)
            .description("Payloads accepted under a directory that is no more")
            .tag("application", name)
            .register(registry);
  }

  private static Counter payloads(
      MeterRegistry registry, String application, String outcome, String reason) {
    return Counter.builder(PAYLOADS)
        .description("Payloads processed, by what became of them")
        .tag("application", application)
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry);
  }

  void posted(Map<WarningKind, Long> itsWarnings) {
    posted.increment();
    itsWarnings.forEach((kind, count) -> count(kind, count));
  }

  private void count(WarningKind kind, long count) {
    Counter counter = warnings.get(kind);
    if (counter != null) {
      counter.increment((double) count);
    }
  }

  void duplicate() {
    duplicates.increment();
  }

  void rejected(Reason reason) {
    Counter counter = rejected.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  void waitedForDirectory(Duration time) {
    directoryWaits.record(time);
  }

  void unreachableStamp() {
    unreachable.increment();
  }
}
