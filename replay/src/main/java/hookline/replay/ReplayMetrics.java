package hookline.replay;

import hookline.replays.ReplayState;
import hookline.replays.Replays;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * What a replayer measures; each metric is named here and told of in docs/metrics.md. Thread-safe.
 */
final class ReplayMetrics {
  private static final String REPLAYS = "hookline.replay.active";
  private static final String READ = "hookline.replay.payloads.read";
  private static final String COPIES = "hookline.replay.copies";
  private static final String WAITED = "hookline.replay.waited";

  private final Counter read;
  private final Counter copies;
  private final Counter waited;

  ReplayMetrics(MeterRegistry registry, Replays replays) {
    for (ReplayState state : ReplayState.values()) {
      if (!state.isOver()) {
        Gauge.builder(REPLAYS, replays, known -> count(known, state))
            .description("Replays that are not over, as this replayer knows them, by state")
            .tag("state", state.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
    this.read =
        Counter.builder(READ).description("Payloads read again and compared").register(registry);
    this.copies =
        Counter.builder(COPIES)
            .description("Payloads written to be processed anew")
            .register(registry);
    this.waited =
        Counter.builder(WAITED)
            .description("Time a replay waited: for live traffic, its rate, or the store")
            .baseUnit("seconds")
            .register(registry);
  }

  private static long count(Replays replays, ReplayState state) {
    return replays.all().stream().filter(known -> known.progress().state() == state).count();
  }

  void read(int payloads) {
    read.increment(payloads);
  }

  void copied(int payloads) {
    copies.increment(payloads);
  }

  void waits(long nanos) {
    waited.increment(nanos / 1e9);
  }
}
