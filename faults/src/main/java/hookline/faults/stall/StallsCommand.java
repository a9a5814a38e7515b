package hookline.faults.stall;

import hookline.faults.line.Line;
import hookline.faults.load.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    Map<Stop, List<Long>> stalls = new EnumMap<>(Stop.class);
    Path folder = Files.createTempDirectory("hookline-stalls-");
    System.out.println("starting a line in " + folder);
    try (Line line = Line.start(folder, Map.of())) {
      Load load = Load.start("stalls", line);
      Rows rows = new Rows(line);
      for (int time = 0; time < times; time++) {
        for (Stop stop : Stop.values()) {
          line.awaitReady();
          load.awaitMore(BETWEEN);
          long stall = measure(line, rows, stop, time);
          stalls.computeIfAbsent(stop, key -> new ArrayList<>()).add(stall);
          System.out.printf("%d %s: %d ms%n", time + 1, stop.description(), stall);
        }
      }
      load.end();
    }
    print(stalls);
    return 0;
  }

  private static long measure(Line line, Rows rows, Stop stop, int time) {
    long stoppedAt = System.currentTimeMillis();
    long begun = System.nanoTime();
    stop.happenTo(line, time);
    // A planned stop takes its time, and rows may come meanwhile: looked for from the signal on.
    rows.awaitFromEverySource(stoppedAt);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static void print(Map<Stop, List<Long>> stalls) {
    System.out.printf("%n%-62s %8s %8s %8s%n", "stopped", "median", "least", "most");
    stalls.forEach(
        (stop, values) -> {
          List<Long> sorted = values.stream().sorted().toList();
          int middle = sorted.size() / 2;
          long median =
              sorted.size() % 2 == 1
                  ? sorted.get(middle)
                  : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
          System.out.printf(
              "%-62s %5d ms %5d ms %5d ms%n",
              stop.description(), median, sorted.get(0), sorted.get(sorted.size() - 1));
        });
  }
}
