package hookline.payload.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a payload was warned of: the first warnings in full, and how many there were of each kind.
 * Immutable.
 *
 * @param listed in order, at most {@value Warnings#MOST}
 * @param counts of every kind there was, those of {@code listed} included
 */
public record WarningReport(List<Warning> listed, Map<WarningKind, Long> counts) {
  /** Of a payload that nothing has to be said of: nearly every one. */
  public static final WarningReport NONE = new WarningReport(List.of(), Map.of());

  public WarningReport {
    listed = List.copyOf(listed);
    EnumMap<WarningKind, Long> ordered = new EnumMap<>(WarningKind.class);
    ordered.putAll(counts);
    counts = Collections.unmodifiableMap(ordered);
  }

  /** The list a post carries: where not all are listed, its last says how many of each kind. */
  public List<Warning> toList() {
    if (listed.size() < Warnings.MOST) {
      return listed;
    }
    EnumMap<WarningKind, Long> rest = new EnumMap<>(WarningKind.class);
    rest.putAll(counts);
    for (Warning warning : listed) {
      rest.computeIfPresent(warning.kind(), (kind, count) -> count > 1 ? count - 1 : null);
    }
    if (rest.isEmpty()) {
      return listed;
    }
    List<Warning> all = new ArrayList<>(listed);
    all.add(new Warning(WarningKind.MORE_WARNINGS, "", told(rest)));
    return List.copyOf(all);
  }

  private static String told(Map<WarningKind, Long> rest) {
    long sum = 0;
    List<String> kinds = new ArrayList<>();
    for (var entry : rest.entrySet()) {
      sum += entry.getValue();
      kinds.add(entry.getValue() + " " + entry.getKey().wireName());
    }
    return (sum == 1 ? "1 more warning is" : sum + " more warnings are")
        + " not listed: "
        + String.join(", ", kinds)
        + ".";
  }
}
