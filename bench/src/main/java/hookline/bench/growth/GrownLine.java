package hookline.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.bench.directory.Filling;
import hookline.bench.directory.SampleDirectory;
import hookline.bench.load.HttpLoad;
import hookline.bench.load.HttpRequests;
import hookline.bench.load.LoadResult;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.pipeline.RowWatch;
import hookline.bench.process.Costs;
import hookline.bench.process.StandaloneProcess;
import hookline.bench.process.TopicRoom;
import hookline.bench.process.Workbench;
import hookline.bench.store.StoreFilling;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A standalone of some size under as much load as becomes rows. */
record GrownLine(
    String name,
    Size size,
    StandaloneProcess line,
    List<byte[]> requests,
    Duration warming,
    Duration time)
    implements Subject {

  private static final int MOST_REQUESTS = 10_000;
  private static final int MOST_UNDER_WAY = 20_000;
  private static final long MOST_BYTES_UNDER_WAY = 64 << 20;
  private static final int SAMPLES = 50;
  private static final long PATIENCE_SECONDS = 120;
  private static final String SENTENCE =
      "Build **4711** of `payments` failed on `main` after 4 min 12 s: 3 of 812 tests failed, see"
          + " [the log](https://ci.example.org/job/payments/4711). ";

  /** Starts one and fills it up to its size; closed with the bench. */
  static GrownLine start(String name, Size size, Workbench bench, Duration warming, Duration time)
      throws Exception {
    Path folder = Files.createTempDirectory(bench.folder(), "line-");
    StandaloneProcess line =
        bench.keep(
            StandaloneProcess.start(
                folder, Map.of("topics.partitions", Integer.toString(size.partitions()))));
    bench.watch(line.databaseClock());
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    Map<String, String> kafka =
        Map.of("bootstrap.servers", line.property("kafka.bootstrap.servers"));
    TopicRoom.bound(kafka, topics.payloads(), topics.posts());
    SampleDirectory directory = new SampleDirectory(size.hooks(), size.channels());
    Filling.fill(topics, kafka, directory);
    line.store().awaitDirectory(directory.hooks(), directory.channels());
    if (size.stored() > 0) {
      new StoreFilling(line.store(), directory, size.stored(), topics.payloads()).fill();
    }
    return new GrownLine(name, size, line, requests(directory, size.bytes()), warming, time);
  }

  private static List<byte[]> requests(SampleDirectory directory, int bytes) {
    String text = SENTENCE.repeat(1 + bytes / SENTENCE.length()).substring(0, bytes);
    byte[] body = "{\"text\": \"%s\"}".formatted(text).getBytes(UTF_8);
    return directory
        .hooksThatPost(MOST_REQUESTS)
        .map(hook -> HttpRequests.post("/hooks/" + hook.id(), body))
        .toList();
  }

  @Override
  public void warmUp() throws Exception {
    load(warming);
  }

  @Override
  public Map<Quantity, Double> measure() throws Exception {
    return load(time);
  }

  /** From the first payload until the last is a row. */
  private Map<Quantity, Double> load(Duration during) throws Exception {
    long most = Math.min(MOST_UNDER_WAY, Math.max(100, MOST_BYTES_UNDER_WAY / size.bytes()));
    int every = (int) Math.max(1, most / SAMPLES);
    try (HttpLoad load = HttpLoad.open(line.httpPort(), size.connections(), requests);
        RowWatch watch = RowWatch.seldom(line.store().connect(), every)) {
      Costs costs = Costs.from(line.clock(), line.databaseClock());
      long start = System.nanoTime();
      LoadResult result = load.closed(during, () -> watch.underWay() < most, watch).allTaken(name);
      watch.awaitAll(PATIENCE_SECONDS);
      double seconds = (System.nanoTime() - start) / 1e9;
      long rows = result.latency().getTotalCount();
      Map<Quantity, Double> figures = new EnumMap<>(costs.of(rows));
      figures.put(Quantity.RATE, rows / seconds);
      double resident = line.residentMebibytes();
      if (resident > 0) {
        figures.put(Quantity.RESIDENT, resident);
      }
      return figures;
    }
  }
}
