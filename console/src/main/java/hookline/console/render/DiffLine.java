package hookline.console.render;

import java.util.List;

/**
 * A line of a difference.
 *
 * @param spans its text, cut where what changed begins and ends; plain, a template escapes it
 */
public record DiffLine(Kind kind, List<DiffSpan> spans) {
  /** What a line is. */
  public enum Kind {
    /** Where in the text the lines that follow stand, as {@code @@ -1,3 +1,4 @@}. */
    PLACE,
    SAME,
    REMOVED,
    ADDED
  }

  /**
   * A piece of a line.
   *
   * @param changed whether the other side has something else here, or nothing
   */
  public record DiffSpan(String text, boolean changed) {}

  static DiffLine of(Kind kind, String text) {
    return new DiffLine(kind, List.of(new DiffSpan(text, false)));
  }
}
