package hookline.console.pages.hooks;

import hookline.sink.read.HookTraffic;
import hookline.sink.read.StoreUnavailableException;
import hookline.sink.read.TrafficReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last day's traffic of hooks, by the hour. Thread-safe; blocks. */
final class Traffic {
  private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int HOURS = 24;

  private final TrafficReader reader;

  Traffic(TrafficReader reader) {
    this.reader = reader;
  }

  /** By source id; empty while the store is away, for hooks are there nevertheless. */
  Map<String, TrafficView> of(List<String> sourceIds, long now) {
    long from = now - Math.floorMod(now, HOUR) - (HOURS - 1) * HOUR;
    Map<String, TrafficView> views = new HashMap<>();
    try {
      for (Map.Entry<String, HookTraffic> one :
          reader.of(sourceIds, from, HOUR, HOURS).entrySet()) {
        views.put(one.getKey(), TrafficView.of(one.getValue()));
      }
    } catch (StoreUnavailableException e) {
      LOG.warn("Hooks are shown without their traffic: {}", e.getMessage());
    }
    return views;
  }
}
