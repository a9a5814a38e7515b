package hookline.bench.growth;

import hookline.bench.PartCommand;
import hookline.bench.RunOptions;
import hookline.bench.measure.Scene;
import hookline.bench.measure.Subject;
import hookline.bench.process.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Part 5: what a payload costs as the line grows. */
@Command(
    name = "growth",
    description =
        "What a payload costs, and what memory the line holds, as hooks, channels, payloads,"
            + " partitions, stored posts and connections grow by tens.")
public final class GrowthPart extends PartCommand {
  @Option(
      names = "--of",
      split = ",",
      converter = Growing.Converter.class,
      defaultValue = "hooks,channels,bytes,partitions,stored,connections",
      description = "What grows (${DEFAULT-VALUE}); ten million deliveries stored take some 10 GB.")
  private List<Growing> growing = List.of();

  @Option(names = "--sizes", split = ",", description = "To what, instead of its own four or so.")
  private List<Integer> sizes = List.of();

  @Override
  public String title() {
    return "Growth";
  }

  @Override
  public Found measure(RunOptions options, Workbench bench) throws Exception {
    List<Scene> scenes = new ArrayList<>();
    for (Growing what : growing) {
      scenes.add(scene(bench, options, what, sizes.isEmpty() ? what.sizes() : sizes));
    }
    return new Found(notes(options), scenes, Map.of());
  }

  /** Each size on a line of its own, all of them there at once, so that they can take turns. */
  private static Scene scene(
      Workbench around, RunOptions options, Growing what, List<Integer> sizes) throws Exception {
    try (Workbench bench = around.openWithin()) {
      List<Subject> lines = new ArrayList<>();
      for (int size : sizes) {
        lines.add(
            GrownLine.start(
                "%,d %s".formatted(size, what.title()),
                what.grown().apply(Size.SMALL, size),
                bench,
                options.warmUp(),
                options.time()));
      }
      return Scene.run(what.title(), lines, options.rounds());
    }
  }

  private static List<String> notes(RunOptions options) {
    Size small = Size.SMALL;
    return List.of(
        "Each row is a `hookline standalone` of its own, with the launcher's memory settings; one"
            + " takes its turn, the others idle beside it. What does not grow: %,d hooks, %,d channels,"
                .formatted(small.hooks(), small.channels())
            + " %d bytes of text, %d partitions, an empty store, %d connections."
                .formatted(small.bytes(), small.partitions(), small.connections()),
        "Payloads are sent as fast as they become rows, which is counted until the last of them is"
            + " one. CPU is that of the JVM: broker, ingress, processor and sink; \"behind it\" is"
            + " PostgreSQL; resident is both.",
        "%d s a measurement, %d s of full load before the first."
            .formatted(options.time().toSeconds(), options.warmUp().toSeconds()));
  }
}
