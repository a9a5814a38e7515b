package hookline.bench.measure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure must be, by {@code DESIGN}.
 *
 * @param subject the row it is about
 * @param reference the row it is divided by, round by round; null for an absolute figure
 * @param bound the largest or smallest value the median may have
 * @param atMost whether the bound is the largest
 */
public record Budget(
    String subject, Quantity quantity, @Nullable String reference, double bound, boolean atMost) {

  /** A ratio that must not be lower. */
  public static Budget atLeast(
      String subject, Quantity quantity, @Nullable String reference, double bound) {
    return new Budget(subject, quantity, reference, bound, false);
  }

  /** A ratio that must not be higher. */
  public static Budget atMost(
      String subject, Quantity quantity, @Nullable String reference, double bound) {
    return new Budget(subject, quantity, reference, bound, true);
  }

  boolean holds(double median) {
    return atMost ? median <= bound : median >= bound;
  }

  /** The budget in words. */
  String show() {
    return "%s, %s%s: at %s %s"
        .formatted(
            subject,
            quantity.title(),
            reference == null ? "" : ", divided by " + reference + "'s",
            atMost ? "most" : "least",
            showValue(bound));
  }

  String showValue(double value) {
    return reference == null ? quantity.show(value) : String.format(Locale.ROOT, "%.2f", value);
  }
}
