package hookline.cli.process;

import hookline.status.Rates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the roles of a process have done since its start, as their counters have it. */
final class LineTotals {
  private static final Set<String> TABLES = Set.of("posts", "rejections", "duplicates");

  private LineTotals() {}

  /** By the names of {@link Rates}; of what the process has no role for, nothing. */
  static Map<String, Double> of(MeterRegistry registry) {
    Map<String, Double> totals = new HashMap<>();
    Collection<Counter> requests = registry.find("hookline.ingress.requests").counters();
    put(totals, Rates.ACCEPTED, requests, counter -> tag(counter, "status").startsWith("2"));
    put(totals, Rates.REFUSED, requests, counter -> tag(counter, "status").matches("[45].*"));
    Collection<Counter> payloads =
        registry.find("hookline.processor.payloads").tag("application", "live").counters();
    put(totals, Rates.POSTED, payloads, counter -> tag(counter, "outcome").equals("posted"));
    put(totals, Rates.REJECTED, payloads, counter -> tag(counter, "outcome").equals("rejected"));
    Collection<Counter> rows = registry.find("hookline.sink.rows").tag("line", "live").counters();
    put(totals, Rates.STORED, rows, counter -> TABLES.contains(tag(counter, "table")));
    return totals;
  }

  private static void put(
      Map<String, Double> totals,
      String name,
      Collection<Counter> counters,
      Predicate<Counter> counts) {
    if (!counters.isEmpty()) {
      totals.put(name, counters.stream().filter(counts).mapToDouble(Counter::count).sum());
    }
  }

  private static String tag(Counter counter, String name) {
    return String.valueOf(counter.getId().getTag(name));
  }
}
