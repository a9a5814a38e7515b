package hookline.bench.directory;

import hookline.bench.Machine;
import hookline.directory.DirectoryView;
import hookline.directory.Projection;
import hookline.embedded.Shared;
import hookline.payload.model.Hook;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what a directory of a million hooks costs every role that holds it. */
@Command(
    name = "directory",
    description =
        "Fills a directory on a broker of its own, loads it, and measures time, heap and lookups,"
            + " beside a HashMap of the same hooks; exit code 1 when a budget is missed.",
    mixinStandardHelpOptions = true)
public final class DirectoryCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double BYTES_A_HOOK = 300;
  private static final double SECONDS = 30;

  @Option(
      names = "--hooks",
      defaultValue = "1000000",
      description = "How many (${DEFAULT-VALUE}); a thousandth of them is measured too.")
  private int hooks;

  @Option(
      names = "--channels",
      defaultValue = "100000",
      description = "How many (${DEFAULT-VALUE}).")
  private int channels;

  private record Row(
      Projection projection,
      SampleDirectory directory,
      double seconds,
      double bytes,
      double nanos,
      Reference reference) {

    boolean holds() {
      return seconds <= SECONDS && bytes <= BYTES_A_HOOK;
    }
  }

  /** A HashMap of the same hooks by their ids. */
  private record Reference(double bytes, double nanos) {}

  @Override
  public Integer call() {
    System.out.println(Machine.describe());
    List<Row> rows = new ArrayList<>();
    for (int part : new int[] {1_000, 1}) {
      SampleDirectory directory =
          new SampleDirectory(Math.max(20, hooks / part), Math.max(1, channels / part));
      rows.addAll(measure(directory, "bench-" + part + "."));
    }
    System.out.println(
        """

        | held | hooks | channels | load, s | bytes of heap a hook | of the HashMap | lookup, ns | in the HashMap |
        |---|--:|--:|--:|--:|--:|--:|--:|""");
    for (Row row : rows) {
      System.out.printf(
          "| %s | %,d | %,d | %.1f | %.0f | %.0f | %.0f | %.0f |%n",
          row.projection,
          row.directory.hooks(),
          row.directory.channels(),
          row.seconds,
          row.bytes,
          row.reference.bytes,
          row.nanos,
          row.reference.nanos);
    }
    // Of few hooks, what is measured is how large an empty directory is.
    boolean hold = rows.stream().filter(row -> row.directory.hooks() >= hooks).allMatch(Row::holds);
    System.out.printf(
        "%nbudgets at %,d hooks: at most %.0f bytes of heap a hook, loaded within %.0f s: %s%n",
        hooks, BYTES_A_HOOK, SECONDS, hold ? "held" : "MISSED");
    return hold ? 0 : 1;
  }

  private static List<Row> measure(SampleDirectory directory, String prefix) {
    Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
    TopicSettings defaults = TopicSettings.DEFAULTS;
    Topics topics =
        new Topics(
            new TopicSettings(prefix, 1, 1, defaults.retention(), defaults.maxRecordBytes()));
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
    Filling.fill(topics, kafka, directory);
    System.out.printf("%,d hooks written%n", directory.hooks());
    Lookups lookups = new Lookups(directory);
    Reference reference = reference(directory, lookups);
    List<Row> rows = new ArrayList<>();
    for (Projection projection : Projection.values()) {
      rows.add(measure(directory, projection, topics, kafka, lookups, reference));
    }
    return rows;
  }

  private static Reference reference(SampleDirectory directory, Lookups lookups) {
    Map<String, Hook> map = new HashMap<>();
    for (int i = 0; i < directory.hooks(); i++) {
      Hook hook = directory.hook(i);
      map.put(hook.id(), hook);
    }
    return new Reference((double) Footprint.of(map) / map.size(), lookups.nanos(map::get));
  }

  private static Row measure(
      SampleDirectory directory,
      Projection projection,
      Topics topics,
      Map<String, String> kafka,
      Lookups lookups,
      Reference reference) {
    long start = System.nanoTime();
    try (DirectoryView view = DirectoryView.start(topics, kafka, projection)) {
      if (!view.awaitLoaded(PATIENCE)) {
        throw new IllegalStateException("not loaded: " + view.notReady());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%s: loaded in %.1f s%n", projection, seconds);
      if (view.values(DirectoryTopic.HOOKS).size() != directory.hooks()) {
        throw new IllegalStateException("the view does not hold what was written");
      }
      long now = System.currentTimeMillis();
      return new Row(
          projection,
          directory,
          seconds,
          (double) Footprint.of(view) / directory.hooks(),
          lookups.nanos(id -> view.hookById(id, now)),
          reference);
    }
  }
}
