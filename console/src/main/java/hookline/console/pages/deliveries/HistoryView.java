package hookline.console.pages.deliveries;

import hookline.console.render.DiffLine;
import java.util.List;

/**
 * What is known of a delivery's way through the line, and of what it was before.
 *
 * @param problem why nothing is told of it; empty when something is
 */
public record HistoryView(String problem, List<Step> steps, List<RevisionView> revisions) {
  /**
   * A step through the line.
   *
   * @param time as people read it; empty when nobody noted it
   * @param later after the step before; empty for the first
   * @param about what tells it, or why nothing does
   */
  public record Step(String name, String time, String later, String about) {}

  /**
   * A revision.
   *
   * @param name the first, or a replay's and when
   * @param about where it was found, or why it is not shown
   * @param diff from the revision before to this one; empty for the first, and where nothing
   *     differs
   */
  public record RevisionView(String name, String about, List<DiffLine> diff) {}
}
