package hookline.bench.ingress;

import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.Child;
import hookline.bench.process.Costs;
import hookline.bench.process.ProcessorClock;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bare producer with as many records under way as there are connections beside it.
 *
 * @param behind of the broker's process
 * @param perSecond 0 for as much as the broker takes
 */
record ProducerSubject(
    String name,
    Child process,
    ProcessorClock behind,
    int connections,
    double perSecond,
    Duration warming,
    Duration time)
    implements Subject {

  @Override
  public void warmUp() throws IOException {
    Confirmed.of(process.ask("closed %d %d".formatted(connections, warming.toSeconds())));
  }

  @Override
  public Map<Quantity, Double> measure() throws IOException {
    Costs costs = Costs.from(process.clock(), behind);
    Confirmed confirmed =
        Confirmed.of(
            process.ask(
                perSecond == 0
                    ? "closed %d %d".formatted(connections, time.toSeconds())
                    : "paced %s %d".formatted(perSecond, time.toSeconds())));
    Map<Quantity, Double> figures = new EnumMap<>(costs.of(confirmed.records()));
    if (perSecond == 0) {
      figures.put(Quantity.RATE, confirmed.records() / confirmed.seconds());
    } else {
      figures.putAll(confirmed.percentiles());
    }
    return figures;
  }
}
