package hookline.payload.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the warnings of one payload. Only the first {@value #MOST} are kept in full, the others
 * are counted: a hostile payload can earn one per byte, and a post must stay a post. Not
 * thread-safe; one per payload.
 */
public final class Warnings {
  /** How many warnings a payload carries before the rest are only counted. */
  public static final int MOST = 50;

  private final List<Warning> kept = new ArrayList<>();

  /** Of a payload that nothing is said of, as of nearly every one, it is no map of its own. */
  private Map<WarningKind, Long> counts = Map.of();

  private long total;

  /**
   * Adds a warning.
   *
   * @param path where in the payload; see {@link Warning}
   * @param message one sentence for the sender
   */
  public void add(WarningKind kind, String path, String message) {
    count(kind, 1);
    keep(new Warning(kind, path, message));
  }

  /** As {@link #add(WarningKind, String, String)}, with the place written out if it is kept. */
  public void add(WarningKind kind, Place place, String message) {
    count(kind, 1);
    if (kept.size() < MOST) {
      kept.add(new Warning(kind, place.toString(), message));
    }
  }

  /** Adds what another collection came to, those it only counts included. */
  public void addAll(WarningReport report) {
    for (var count : report.counts().entrySet()) {
      count(count.getKey(), count.getValue());
    }
    report.listed().forEach(this::keep);
  }

  /** How many there are so far, those that are only counted included. */
  public long count() {
    return total;
  }

  private void count(WarningKind kind, long more) {
    total += more;
    if (counts.isEmpty()) {
      counts = new EnumMap<>(WarningKind.class);
    }
    counts.merge(kind, more, Long::sum);
  }

  private void keep(Warning warning) {
    if (kept.size() < MOST) {
      kept.add(warning);
    }
  }

  /** What it has come to so far. */
  public WarningReport report() {
    return counts.isEmpty() ? WarningReport.NONE : new WarningReport(kept, counts);
  }

  /** The list a post carries, so far. */
  public List<Warning> toList() {
    return report().toList();
  }
}
