package hookline.console.pages.hooks;

import hookline.sink.read.HookTraffic;
import hookline.sink.read.HookTraffic.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Traffic as bars, one a step: what was accepted, and what was rejected on top of it. In units of
 * the picture, which a template draws as SVG; the highest bar is as high as the picture.
 *
 * @param width of the picture
 */
public record Sparkline(List<Bar> bars, int width) {
  static final int HEIGHT = 100;
  private static final int STEP = 10;
  private static final int BAR = 7;

  /** So that one among thousands is still seen. */
  private static final int LEAST = 6;

  public Sparkline {
    bars = List.copyOf(bars);
  }

  /**
   * A bar, from its top.
   *
   * @param acceptedY where the accepted begin, which reach down to the bottom
   * @param rejectedY where the rejected begin, which stand on them
   */
  public record Bar(
      int x, int width, int acceptedY, int acceptedHeight, int rejectedY, int rejectedHeight) {}

  static Sparkline of(HookTraffic traffic) {
    long most =
        traffic.steps().stream()
            .mapToLong(step -> step.accepted() + step.rejected())
            .max()
            .orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (Step step : traffic.steps()) {
      int rejected = height(step.rejected(), most);
      int accepted = Math.min(height(step.accepted(), most), HEIGHT - rejected);
      int acceptedY = HEIGHT - accepted;
      bars.add(
          new Bar(
              bars.size() * STEP + (STEP - BAR) / 2,
              BAR,
              acceptedY,
              accepted,
              acceptedY - rejected,
              rejected));
    }
    return new Sparkline(bars, traffic.steps().size() * STEP);
  }

  private static int height(long count, long most) {
    return count == 0 ? 0 : (int) Math.max(LEAST, count * HEIGHT / most);
  }
}
