package hookline.payload.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the warnings of one payload, at most {@value #MOST}: a hostile payload can earn one per
 * byte, and a post must stay a post. Not thread-safe; one per payload.
 */
public final class Warnings {
  /** How many warnings a payload carries before the rest are only counted. */
  public static final int MOST = 50;

  private final List<Warning> kept = new ArrayList<>();
  private int more;

  public void add(WarningKind kind, String path, String message) {
    add(new Warning(kind, path, message));
  }

  public void add(Warning warning) {
    if (kept.size() < MOST) {
      kept.add(warning);
    } else {
      more++;
    }
  }

  public void addAll(List<Warning> warnings) {
    warnings.forEach(this::add);
  }

  /** The warnings so far, in order. */
  public List<Warning> toList() {
    if (more == 0) {
      return List.copyOf(kept);
    }
    List<Warning> all = new ArrayList<>(kept);
    all.add(new Warning(WarningKind.MORE_WARNINGS, "", more + " more warnings are not listed."));
    return List.copyOf(all);
  }
}
