package hookline.bench.processor;

import hookline.bench.PartCommand;
import hookline.bench.RunOptions;
import hookline.bench.directory.Filling;
import hookline.bench.directory.SampleDirectory;
import hookline.bench.measure.Budget;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Scene;
import hookline.bench.measure.Subject;
import hookline.bench.process.Child;
import hookline.bench.process.Role;
import hookline.bench.process.TopicRoom;
import hookline.bench.process.Workbench;
import hookline.directory.DirectoryPosition;
import hookline.directory.DirectoryView;
import hookline.directory.Projection;
import hookline.processor.ProcessorConfig;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Part 2: payloads to posts. */
@Command(
    name = "processor",
    description =
        "The processor beside a pass-through Streams application: JSON read, one global-table join,"
            + " the same guarantee.")
public final class ProcessorPart extends PartCommand {
  private static final String PROCESSOR = "hookline processor";
  private static final String PASS_THROUGH = "pass-through";
  private static final int PARTITIONS = 12;
  private static final Duration LOADING = Duration.ofMinutes(5);

  @Option(
      names = "--payloads",
      defaultValue = "600000",
      description = "Small ones of a measurement; fewer of larger ones (${DEFAULT-VALUE}).")
  private int payloads;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "SMALL,TYPICAL,LARGE",
      description = "Of payloads (${DEFAULT-VALUE}).")
  private List<PayloadSize> sizes = List.of();

  @Option(
      names = "--hooks",
      split = ",",
      defaultValue = "1000,100000,1000000",
      description =
          "In the directory (${DEFAULT-VALUE}); the first with every size, the others with the"
              + " typical one.")
  private List<Integer> hooks = List.of();

  @Override
  public String title() {
    return "Processor";
  }

  @Override
  public Found measure(RunOptions options, Workbench bench) throws Exception {
    List<Scene> scenes = new ArrayList<>();
    Map<String, List<Budget>> budgets = new HashMap<>();
    for (int i = 0; i < hooks.size(); i++) {
      List<PayloadSize> these = i == 0 || sizes.size() == 1 ? sizes : List.of(PayloadSize.TYPICAL);
      for (Scene scene : scenes(options, bench, hooks.get(i), these)) {
        scenes.add(scene);
        budgets.put(
            scene.title(), List.of(Budget.atLeast(PROCESSOR, Quantity.RATE, PASS_THROUGH, 0.60)));
      }
    }
    return new Found(notes(options), scenes, budgets);
  }

  /** Those of one directory, for which both applications are started anew. */
  private List<Scene> scenes(
      RunOptions options, Workbench bench, int hookCount, List<PayloadSize> these)
      throws Exception {
    Topics ours = bench.topics("ours%d.".formatted(hookCount), PARTITIONS);
    String theirs = "theirs%d.".formatted(hookCount);
    SampleDirectory directory = new SampleDirectory(hookCount, Math.max(10, hookCount / 10));
    Map<String, String> kafka = Map.of("bootstrap.servers", bench.bootstrapServers());
    Filling.fill(ours, kafka, directory);
    DirectoryPosition position = position(ours, kafka);
    try (Admin admin = Admin.create(bench.kafka())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(theirs + "hooks", 1, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact")),
                  new NewTopic(theirs + "payloads", PARTITIONS, (short) 1)
                      .configs(Map.of("max.message.bytes", "4194304")),
                  new NewTopic(theirs + "results", PARTITIONS, (short) 1)
                      .configs(Map.of("max.message.bytes", "4194304"))))
          .all()
          .get();
    }
    Filling.bySource(theirs + "hooks", kafka, directory);
    List<Scene> scenes = new ArrayList<>();
    try (Role processor = bench.role("processor", ours, Map.of());
        Child passThrough = passThrough(bench, theirs)) {
      Duration warming = options.warmUp();
      for (PayloadSize size : these) {
        int count = size.of(payloads);
        List<Subject> subjects =
            List.of(
                new StreamSubject(
                    PROCESSOR,
                    bench,
                    processor.clock(),
                    ours.processorApplication(),
                    ours.payloads(),
                    List.of(ours.posts()),
                    count,
                    new PayloadRecords(ours.payloads(), size, directory, position),
                    warming),
                new StreamSubject(
                    PASS_THROUGH,
                    bench,
                    passThrough.clock(),
                    theirs + "pass-through",
                    theirs + "payloads",
                    List.of(theirs + "results"),
                    count,
                    new PayloadRecords(theirs + "payloads", size, directory, position),
                    warming));
        scenes.add(
            Scene.run("%s, %,d hooks".formatted(size, hookCount), subjects, options.rounds()));
        requireNoRejections(bench, ours);
      }
    }
    return scenes;
  }

  private static Child passThrough(Workbench bench, String prefix) throws Exception {
    ProcessorConfig defaults = ProcessorConfig.defaults(bench.folder(), "bench", Map.of());
    Child child =
        Child.start(
            bench.folder(),
            prefix + "pass-through",
            List.of(),
            PassThrough.class.getName(),
            bench.bootstrapServers(),
            prefix + "pass-through",
            prefix + "payloads",
            prefix + "hooks",
            prefix + "results",
            bench.folder().resolve(prefix + "state").toString(),
            Long.toString(defaults.commitInterval().toMillis()),
            Long.toString(defaults.pollTime().toMillis()));
    child.answer();
    return child;
  }

  /** What an ingress would stamp its payloads with. */
  private static DirectoryPosition position(Topics topics, Map<String, String> kafka) {
    try (DirectoryView view = DirectoryView.start(topics, kafka, Projection.FOR_PAYLOADS)) {
      if (!view.awaitLoaded(LOADING)) {
        throw new IllegalStateException("the directory is not loaded: " + view.notReady());
      }
      return view.positionToStamp();
    }
  }

  /** A rejection is cheaper than a post. */
  private static void requireNoRejections(Workbench bench, Topics topics) throws Exception {
    try (Admin admin = Admin.create(bench.kafka())) {
      long rejected =
          TopicRoom.ends(admin, topics.rejections()).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      if (rejected > 0) {
        throw new IllegalStateException(
            "%d of the benchmark's payloads were rejected".formatted(rejected));
      }
    }
  }

  private List<String> notes(RunOptions options) {
    return List.of(
        "Both under `exactly_once_v2`, one stream thread, commits 25 ms after the last, %d partitions."
            .formatted(PARTITIONS),
        "%,d small payloads a measurement, half as many typical ones, a twentieth as many large"
                .formatted(payloads)
            + " ones; they are written in one transaction, so all can be read at the moment the"
            + " clock starts; it stops when the last is committed.",
        "The pass-through reads each payload as JSON, joins it with its hook from a global table in"
            + " RocksDB, Streams' default, and writes both; ours translates, routes, and remembers"
            + " idempotency keys.",
        "At least %d s of the same work before the first measurement; \"behind it\" is the broker."
            .formatted(options.warmUp().toSeconds()));
  }
}
