package hookline.bench.measure;

import java.util.Map;

/** Something that is measured: ours, or a reference. For one thread. */
public interface Subject {
  /** As its row is called. */
  String name();

  /** Works it as hard as it will be in a measurement, until it is as fast as it gets. */
  void warmUp() throws Exception;

  /** One round's figures, each from what happened in this call alone. */
  Map<Quantity, Double> measure() throws Exception;
}
