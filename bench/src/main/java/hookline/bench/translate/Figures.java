package hookline.bench.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** The figures of all rounds, and the table they make. */
final class Figures {
  private static final String REFERENCE = "readTree";
  private static final String READ = "read";
  private static final String TRANSLATE = "translate";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** One round: microseconds of processor time and bytes a call, by method. */
  private record Round(Map<String, Double> micros, Map<String, Double> bytes) {
    double ratio(String method) {
      return micros.getOrDefault(method, Double.NaN) / micros.getOrDefault(REFERENCE, Double.NaN);
    }
  }

  private final Map<SamplePayload, List<Round>> rounds = new EnumMap<>(SamplePayload.class);

  /** Adds what the forks of one round measured. */
  void add(SamplePayload payload, Collection<RunResult> results) {
    Round round = new Round(new HashMap<>(), new HashMap<>());
    for (RunResult result : results) {
      String method = result.getPrimaryResult().getLabel();
      result
          .getSecondaryResults()
          .forEach(
              (name, secondary) -> {
                if (name.endsWith(ALLOCATED)) {
                  round.bytes.put(method, secondary.getScore());
                } else if (name.endsWith(ProcessorTime.LABEL)) {
                  round.micros.put(method, secondary.getStatistics().getPercentile(50));
                }
              });
    }
    rounds.computeIfAbsent(payload, key -> new ArrayList<>()).add(round);
  }

  boolean holdAllBudgets() {
    return rounds.keySet().stream()
        .allMatch(payload -> ratio(payload, TRANSLATE) <= payload.budget());
  }

  /** A table in Markdown: medians of the rounds, ratios taken within each round. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | payload | bytes | readTree µs | read µs | translate µs | read : readTree | translate : readTree | budget | bytes allocated: readTree | read | translate |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
    for (SamplePayload payload : rounds.keySet()) {
      table
          .append("| %s | %,d".formatted(payload.title(), payload.body().length))
          .append(micros(payload, REFERENCE))
          .append(micros(payload, READ))
          .append(micros(payload, TRANSLATE))
          .append(" | %.2f".formatted(ratio(payload, READ)))
          .append(" | %.2f".formatted(ratio(payload, TRANSLATE)))
          .append(ratio(payload, TRANSLATE) <= payload.budget() ? "" : " (missed)")
          .append(" | %.0f".formatted(payload.budget()))
          .append(bytes(payload, REFERENCE))
          .append(bytes(payload, READ))
          .append(bytes(payload, TRANSLATE))
          .append(" |\n");
    }
    return table.toString();
  }

  private String micros(SamplePayload payload, String method) {
    double micros = median(payload, round -> round.micros.getOrDefault(method, Double.NaN));
    return String.format(Locale.ROOT, micros < 100 ? " | %.2f" : " | %,.0f", micros);
  }

  private String bytes(SamplePayload payload, String method) {
    return String.format(
        Locale.ROOT,
        " | %,.0f",
        median(payload, round -> round.bytes.getOrDefault(method, Double.NaN)));
  }

  private double ratio(SamplePayload payload, String method) {
    return median(payload, round -> round.ratio(method));
  }

  private double median(SamplePayload payload, ToDoubleFunction<Round> value) {
    double[] sorted =
        rounds.getOrDefault(payload, List.of()).stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
