package hookline.bench.sink;

import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.Child;
import hookline.bench.process.Costs;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** {@link BareCopy} on that table. */
record CopySubject(String name, Child process, PostsTable table, int rows, Duration warming)
    implements Subject {

  @Override
  public void warmUp() throws IOException, SQLException {
    long end = System.nanoTime() + warming.toNanos();
    do {
      measure();
    } while (System.nanoTime() < end);
  }

  @Override
  public Map<Quantity, Double> measure() throws IOException, SQLException {
    table.reset();
    process.ask("make " + rows);
    Costs costs = Costs.from(process.clock(), table.database().clock());
    double seconds = Double.parseDouble(process.ask("copy"));
    Map<Quantity, Double> figures = new EnumMap<>(costs.of(rows));
    table.requireAdded(rows, name);
    figures.put(Quantity.RATE, rows / seconds);
    return figures;
  }
}
