package hookline.bench.measure;

import java.util.List;

/** One figure over the rounds: the one in the middle, and how far the others are from it. */
public record Spread(double median, double least, double most) {
  /** Of at least one value. */
  public static Spread of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a spread of nothing");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Median and, of several rounds, the extremes. */
  String show(Quantity quantity) {
    return least == most
        ? quantity.show(median)
        : "%s (%s–%s)".formatted(quantity.show(median), quantity.show(least), quantity.show(most));
  }
}
