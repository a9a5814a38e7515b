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
  private long more;

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

  /** Adds a list that {@link #toList} made, those it only counts included. */
  public void addAll(List<Warning> warnings) {
    for (Warning warning : warnings) {
      if (warning.kind() == WarningKind.MORE_WARNINGS) {
        more += counted(warning);
      } else {
        add(warning);
      }
    }
  }

  /** The warnings so far, in order. */
  public List<Warning> toList() {
    if (more == 0) {
      return List.copyOf(kept);
    }
    List<Warning> all = new ArrayList<>(kept);
    String said = more == 1 ? " more warning is not listed." : " more warnings are not listed.";
    all.add(new Warning(WarningKind.MORE_WARNINGS, "", more + said));
    return List.copyOf(all);
  }

  private static long counted(Warning more) {
    return Long.parseLong(more.message().substring(0, more.message().indexOf(' ')));
  }
}
