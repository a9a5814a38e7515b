package hookline.faults.stall;

import hookline.embedded.Folders;
import hookline.faults.line.Line;
import hookline.faults.line.Shape;
import hookline.faults.load.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures, in turns, so that a machine that grows slow or fast meets all alike. */
@Command(
    name = "stalls",
    description =
        "Measures, with the settings as shipped and under load, how long it takes from a stop until"
            + " every source has rows again of what it sent after it.",
    mixinStandardHelpOptions = true)
public final class StallsCommand implements Callable<Integer> {
  private static final int BETWEEN = 200;

  @Option(
      names = "--times",
      defaultValue = "10",
      description = "How often each is measured (${DEFAULT-VALUE}).")
  private int times;

  @Override
  public Integer call() throws IOException {
    Map<Stop, List<Stall>> stalls = new EnumMap<>(Stop.class);
    Path folder = Files.createTempDirectory("hookline-stalls-");
    System.out.println("starting a line in " + folder);
    try (Line line = Line.start(folder, Shape.STRAIGHT, Map.of())) {
      Load load = Load.start("stalls", line);
      Rows rows = new Rows(line);
      for (int time = 0; time < times; time++) {
        for (Stop stop : Stop.values()) {
          load.awaitMore(BETWEEN);
          // What the stop before left undone is not this one's.
          rows.awaitFromEverySource(System.currentTimeMillis());
          Stall stall = measure(line, rows, stop, time);
          stalls.computeIfAbsent(stop, key -> new ArrayList<>()).add(stall);
          System.out.printf(
              "%d %s: rows after %d ms, ready after %d ms%n",
              time + 1, stop.description(), stall.rows(), stall.ready());
        }
      }
      load.end();
    }
    print(stalls);
    Folders.delete(folder);
    return 0;
  }

  private static Stall measure(Line line, Rows rows, Stop stop, int time) {
    long stoppedAt = System.currentTimeMillis();
    long begun = System.nanoTime();
    stop.happenTo(line, time);
    // A planned stop takes its time, and rows may come meanwhile: looked for from the signal on.
    rows.awaitFromEverySource(stoppedAt);
    long again = System.nanoTime();
    line.awaitReady();
    return new Stall((again - begun) / 1_000_000, (System.nanoTime() - begun) / 1_000_000);
  }

  private static void print(Map<Stop, List<Stall>> stalls) {
    System.out.printf(
        "%nmilliseconds: median (least to most)%n%-62s %-22s %s%n",
        "stopped", "rows of every source", "everything ready");
    stalls.forEach(
        (stop, values) ->
            System.out.printf(
                "%-62s %-22s %s%n",
                stop.description(),
                spread(values.stream().map(Stall::rows)),
                spread(values.stream().map(Stall::ready))));
  }

  private static String spread(Stream<Long> values) {
    List<Long> sorted = values.sorted().toList();
    int middle = sorted.size() / 2;
    long median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return "%d (%d to %d)".formatted(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /**
   * How long a stop was felt, in milliseconds.
   *
   * @param rows until every source had rows of what it sent after the stop
   * @param ready until every process said that it does its work
   */
  private record Stall(long rows, long ready) {}
}
