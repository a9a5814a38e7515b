package hookline.bench.pipeline;

import hookline.bench.PartCommand;
import hookline.bench.RunOptions;
import hookline.bench.load.HttpRequests;
import hookline.bench.measure.Budget;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Scene;
import hookline.bench.process.StandaloneProcess;
import hookline.bench.process.TopicRoom;
import hookline.bench.process.Workbench;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Part 4: from a POST to a row that can be read. */
@Command(
    name = "line",
    description =
        "The whole line, as standalone, all on this machine: how many payloads a second become rows"
            + " for as long as one likes, and how long it takes from a POST until its row is there.")
public final class LinePart extends PartCommand {
  private static final String LINE = "hookline standalone";
  private static final int BUDGET_RATE = 2_000;
  private static final int HOOKS = 48;

  /** What a line can go on with shows in longer measurements than how fast it answers. */
  private static final int LONGER_AT_FULL_LOAD = 3;

  @Option(
      names = "--connections",
      defaultValue = "512",
      description = "Of the full load (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "200,2000,10000",
      description = "Requests a second under which latencies are measured (${DEFAULT-VALUE}).")
  private List<Integer> rates = List.of();

  @Option(
      names = "--paced-connections",
      defaultValue = "256",
      description =
          "Of the paced load (${DEFAULT-VALUE}). Each has one request under way: so many that none"
              + " waits for a connection.")
  private int pacedConnections;

  @Override
  public String title() {
    return "The whole line";
  }

  @Override
  public Found measure(RunOptions options, Workbench bench) throws Exception {
    StandaloneProcess line =
        bench.keep(StandaloneProcess.start(bench.folder().resolve("standalone")));
    bench.watch(line.databaseClock());
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    TopicRoom.bound(
        Map.of("bootstrap.servers", line.property("kafka.bootstrap.servers")),
        topics.payloads(),
        topics.posts());
    List<byte[]> requests = new Hooks(line).requests(HOOKS, HttpRequests.message());
    List<Scene> scenes = new ArrayList<>();
    Map<String, List<Budget>> budgets = new HashMap<>();
    String full = "%,d connections, as many as become rows".formatted(connections);
    scenes.add(
        Scene.run(
            full,
            List.of(
                new LineSubject(
                    LINE, line, requests, connections, 0, options.warmUp(), fullLoad(options))),
            options.rounds()));
    budgets.put(full, List.of(Budget.atLeast(LINE, Quantity.RATE, null, 20_000)));
    for (int rate : rates) {
      String paced = "%,d/s over %,d connections".formatted(rate, pacedConnections);
      scenes.add(
          Scene.run(
              paced,
              List.of(
                  new LineSubject(
                      LINE, line, requests, pacedConnections, rate, Duration.ZERO, options.time())),
              options.rounds()));
      if (rate == BUDGET_RATE) {
        budgets.put(
            paced,
            List.of(
                Budget.atMost(LINE, Quantity.P50, null, 60),
                Budget.atMost(LINE, Quantity.P99, null, 250)));
      }
    }
    return new Found(notes(options), scenes, budgets);
  }

  private List<String> notes(RunOptions options) {
    return List.of(
        "`hookline standalone` with the launcher's memory settings: broker, ingress, processor and"
            + " sink in one JVM, PostgreSQL beside it, and the load, all on these cores;"
            + " `acks=all`, `exactly_once_v2`, `fsync=on`; %d hooks, each with a channel."
                .formatted(HOOKS),
        "The load comes from `hookline bench` itself: one thread, keep-alive connections, one"
            + " request under way on each, bodies of %d bytes."
                .formatted(HttpRequests.message().length),
        "At full load at most %,d payloads may be between their POST and their row, so the rate is"
                .formatted(LineSubject.MOST_UNDER_WAY)
            + " what the line can go on with; rows are counted at the start and the end.",
        "With a rate, requests are due evenly, and a latency counts from when its request was due"
            + " until its row was seen; rows are looked for every 4 ms, those of some 500 payloads a"
            + " second, evenly chosen.",
        "%d s a measurement at full load and %d s with a rate, %d s of full load before the first;"
                .formatted(
                    fullLoad(options).toSeconds(),
                    options.time().toSeconds(),
                    options.warmUp().toSeconds())
            + " \"behind it\" is PostgreSQL, looking for the rows included.");
  }

  private static Duration fullLoad(RunOptions options) {
    return options.time().multipliedBy(LONGER_AT_FULL_LOAD);
  }
}
