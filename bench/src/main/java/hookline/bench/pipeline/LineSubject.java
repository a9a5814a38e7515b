package hookline.bench.pipeline;

import hookline.bench.load.HttpLoad;
import hookline.bench.load.LoadResult;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.Costs;
import hookline.bench.process.StandaloneProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The whole line under load.
 *
 * @param perSecond 0 for as many as become rows: then no more than {@link #MOST_UNDER_WAY} payloads
 *     are between their POST and their row, so what is measured is what the line can go on with,
 *     and not how fast a backlog grows
 */
record LineSubject(
    String name,
    StandaloneProcess line,
    List<byte[]> requests,
    int connections,
    double perSecond,
    Duration warming,
    Duration time)
    implements Subject {

  static final int MOST_UNDER_WAY = 20_000;

  private static final int SAMPLES_A_SECOND = 500;
  private static final int EVERY_AT_FULL_LOAD = 500;
  private static final long PATIENCE_SECONDS = 120;

  @Override
  public void warmUp() throws Exception {
    if (!warming.isZero()) {
      sustained(warming);
    }
  }

  @Override
  public Map<Quantity, Double> measure() throws Exception {
    return perSecond == 0 ? sustained(time) : paced();
  }

  private Map<Quantity, Double> sustained(Duration during) throws Exception {
    try (Connection store = connect();
        HttpLoad load = HttpLoad.open(line.httpPort(), connections, requests);
        RowWatch watch = RowWatch.seldom(connect(), EVERY_AT_FULL_LOAD)) {
      long before = count(store);
      Costs costs = Costs.from(line.clock(), line.databaseClock());
      long start = System.nanoTime();
      LoadResult result = load.closed(during, () -> watch.underWay() < MOST_UNDER_WAY, watch);
      double seconds = (System.nanoTime() - start) / 1e9;
      Costs.Spent spent = costs.sinceThen();
      // Those that are there when it begins to count, which it does for a while.
      long rows = Math.max(1, count(store) - before);
      Map<Quantity, Double> figures = new EnumMap<>(spent.of(rows));
      result.allTaken(name);
      watch.awaitAll(PATIENCE_SECONDS);
      figures.put(Quantity.RATE, rows / seconds);
      return figures;
    }
  }

  private Map<Quantity, Double> paced() throws Exception {
    int every = Math.max(1, (int) (perSecond / SAMPLES_A_SECOND));
    try (HttpLoad load = HttpLoad.open(line.httpPort(), connections, requests);
        RowWatch watch = RowWatch.often(connect(), every)) {
      Costs costs = Costs.from(line.clock(), line.databaseClock());
      LoadResult result = load.paced(perSecond, time, watch).allTaken(name);
      Histogram latency = watch.awaitAll(PATIENCE_SECONDS);
      Map<Quantity, Double> figures = new EnumMap<>(costs.of(result.answered()));
      figures.putAll(LoadResult.percentiles(latency));
      return figures;
    }
  }

  private static long count(Connection store) throws Exception {
    try (Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM posts")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection connect() throws Exception {
    return line.store().connect();
  }
}
