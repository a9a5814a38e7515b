package hookline.bench.ingress;

import hookline.bench.measure.Quantity;
import java.util.EnumMap;
import java.util.Map;

/** What the bare producer says of a stretch of work. */
record Confirmed(long records, double seconds, Map<Quantity, Double> percentiles) {
  /** Reads {@link BareProducer.Tally#line}. */
  static Confirmed of(String line) {
    String[] words = line.split(" ", -1);
    if (!words[1].equals("0")) {
      throw new IllegalStateException("the broker refused " + words[1] + " records");
    }
    Map<Quantity, Double> percentiles = new EnumMap<>(Quantity.class);
    Quantity[] order = {Quantity.P50, Quantity.P90, Quantity.P99, Quantity.P999, Quantity.MOST};
    for (int i = 0; i < order.length; i++) {
      percentiles.put(order[i], Double.parseDouble(words[3 + i]));
    }
    return new Confirmed(Long.parseLong(words[0]), Double.parseDouble(words[2]), percentiles);
  }
}
