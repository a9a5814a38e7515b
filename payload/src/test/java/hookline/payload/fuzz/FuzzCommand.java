package hookline.payload.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code payload/fuzz}: the long form of fuzzing, and the way back from what it found. */
@Command(
    name = "payload/fuzz",
    description = "Fuzzes reading, translating and splitting, one target after the other.",
    mixinStandardHelpOptions = true)
final class FuzzCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("payload", "target", "fuzz").toAbsolutePath();

  @Parameters(
      arity = "0..*",
      description = "What to fuzz: ${COMPLETION-CANDIDATES}; all if none is named.")
  private FuzzTarget[] targets = {};

  @Option(names = "--minutes", defaultValue = "60", description = "All in all (${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--reproduce",
      paramLabel = "FILE",
      description = "Tries this input alone, on the one target named.")
  private Path reproduce;

  /** Runs from the root of the checkout. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new FuzzCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    FuzzTarget[] chosen = targets.length == 0 ? FuzzTarget.values() : targets;
    if (reproduce != null) {
      return reproduce(chosen);
    }
    Duration each = Duration.ofMillis(Math.round(minutes * 60_000 / chosen.length));
    System.out.println("target    executions  branches  features  inputs kept  found");
    int found = 0;
    for (FuzzTarget target : chosen) {
      Path folder = Files.createDirectories(FOLDER.resolve(target.title()));
      FuzzRun.Result result =
          new FuzzRun(target, folder)
              .with("-max_total_time=" + Math.max(1, each.toSeconds()))
              .fuzz();
      System.out.println(
          "%-8s  %,10d  %,8d  %,8d  %,11d  %s"
              .formatted(
                  target.title(),
                  result.executions(),
                  result.edges(),
                  result.features(),
                  count(folder.resolve("corpus")),
                  result.exitCode() == 0 ? "nothing" : "see " + folder.resolve("log.txt")));
      found += result.exitCode() == 0 ? 0 : 1;
    }
    return found == 0 ? 0 : 1;
  }

  private int reproduce(FuzzTarget[] chosen) throws IOException, InterruptedException {
    if (chosen.length != 1) {
      System.err.println("Name the one target that " + reproduce + " is for.");
      return 2;
    }
    Path folder = Files.createDirectories(FOLDER.resolve(chosen[0].title()));
    FuzzRun.Result result = new FuzzRun(chosen[0], folder).reproduce(reproduce);
    System.out.print(result.said());
    return result.exitCode();
  }

  private static long count(Path corpus) throws IOException {
    try (var files = Files.list(corpus)) {
      return files.count();
    }
  }
}
