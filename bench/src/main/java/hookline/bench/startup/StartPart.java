package hookline.bench.startup;

import hookline.bench.PartCommand;
import hookline.bench.RunOptions;
import hookline.bench.measure.Budget;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Scene;
import hookline.bench.measure.Subject;
import hookline.bench.process.Workbench;
import hookline.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Part 6: start-up and memory. */
@Command(
    name = "start",
    description =
        "Standalone from an empty data folder to its first accepted webhook, each role until it is"
            + " ready, and what they hold of the machine's memory then.")
public final class StartPart extends PartCommand {
  private static final String STANDALONE = "hookline standalone";
  private static final String STARTS = "start";

  @Option(
      names = "--roles",
      split = ",",
      defaultValue = "ingress,processor,sink,console,replayer",
      description = "Beside standalone (${DEFAULT-VALUE}).")
  private List<String> roles = List.of();

  @Override
  public String title() {
    return "Start-up and memory";
  }

  @Override
  public Found measure(RunOptions options, Workbench bench) throws Exception {
    List<Scene> scenes = new ArrayList<>();
    // Alone: nothing else of ours shares the cores with it.
    scenes.add(
        Scene.run(STARTS, List.of(new StandaloneSubject(STANDALONE, bench)), options.rounds()));
    if (!roles.isEmpty()) {
      Topics topics = bench.topics("hookline.", 12);
      Map<String, String> settings =
          Map.of(
              "store.jdbc.url",
              bench.database().store().jdbcUrl(),
              "admin.token",
              "bench-of-no-use");
      List<Subject> subjects = new ArrayList<>();
      for (String role : roles) {
        subjects.add(new RoleSubject("hookline " + role, role, bench, topics, settings));
      }
      scenes.add(
          Scene.run("start, beside a running broker and database", subjects, options.rounds()));
    }
    return new Found(
        List.of(
            "Standalone: from its process to the answer of its first webhook, broker, database and"
                + " all, on an empty data folder; the launcher adds its shell and one `java -version`.",
            "Resident: of the JVM, for standalone with PostgreSQL's processes, once ready; a page"
                + " that several share counts once. Linux alone tells it.",
            "A role: from its process until `/readyz` says so, with an empty directory.",
            "One start of each before the first that counts."),
        scenes,
        Map.of(
            STARTS,
            List.of(
                Budget.atMost(STANDALONE, Quantity.START, null, 8),
                Budget.atMost(STANDALONE, Quantity.RESIDENT, null, 1024))));
  }
}
