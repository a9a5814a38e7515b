package hookline.bench.ingress;

import hookline.bench.load.Answers;
import hookline.bench.load.HttpLoad;
import hookline.bench.load.LoadResult;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.Costs;
import hookline.bench.process.ProcessorClock;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server under load.
 *
 * @param clock of the server's process
 * @param behind of the broker's, which it waits for; null for none
 * @param perSecond 0 for as much as it takes
 */
record HttpSubject(
    String name,
    int port,
    List<byte[]> requests,
    ProcessorClock clock,
    @Nullable ProcessorClock behind,
    int connections,
    double perSecond,
    Duration warming,
    Duration time)
    implements Subject {

  @Override
  public void warmUp() throws IOException {
    try (HttpLoad load = HttpLoad.open(port, connections, requests)) {
      load.closed(warming).allTaken(name);
    }
  }

  @Override
  public Map<Quantity, Double> measure() throws IOException {
    try (HttpLoad load = HttpLoad.open(port, connections, requests)) {
      Costs costs = Costs.from(clock, behind);
      LoadResult result =
          perSecond == 0 ? load.closed(time) : load.paced(perSecond, time, Answers.UNSEEN);
      result.allTaken(name);
      Map<Quantity, Double> figures = new EnumMap<>(costs.of(result.answered()));
      if (perSecond == 0) {
        figures.put(Quantity.RATE, result.rate());
      } else {
        figures.putAll(result.percentiles());
      }
      return figures;
    }
  }
}
