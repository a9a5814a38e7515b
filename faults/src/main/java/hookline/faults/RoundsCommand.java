package hookline.faults;

import hookline.embedded.Folders;
import hookline.faults.check.Checker;
import hookline.faults.fault.Fault;
import hookline.faults.fault.Faults;
import hookline.faults.fault.Frozen;
import hookline.faults.line.Line;
import hookline.faults.line.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rounds",
    description =
        "Does faults chosen by seed to a line under load and checks it after each: a round a seed."
            + " Goes on where the results end.",
    mixinStandardHelpOptions = true)
final class RoundsCommand implements Callable<Integer> {
  /** A store that grows takes ever longer to be made anew. */
  private static final int MOST_ROUNDS = 20;

  @Option(
      names = "--seeds",
      paramLabel = "FROM-TO",
      defaultValue = "1-100",
      description = "The rounds to pass (${DEFAULT-VALUE}).")
  private String seeds = "";

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Does these faults, all at once, instead of the seed's choice.")
  private List<String> names = List.of();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      defaultValue = "faults/target/rounds.txt",
      description = "Where each round adds a line (${DEFAULT-VALUE}); seeds passed are left out.")
  private Path results = Path.of("");

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the line keeps data and logs; a new temporary one by default.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    Results done = new Results(results);
    String[] range = seeds.split("-", 2);
    long last = Long.parseLong(range[range.length - 1]);
    boolean allPassed = true;
    for (long seed = Long.parseLong(range[0]); seed <= last; ) {
      seed = done.nextOpen(seed, last);
      if (seed <= last) {
        Stretch stretch = runFrom(seed, last, done);
        allPassed &= stretch.passed();
        seed = stretch.next();
      }
    }
    return allPassed ? 0 : 1;
  }

  /** Rounds on one line, until it has had enough, or the first that fails: that one is kept. */
  private Stretch runFrom(long first, long last, Results done) throws IOException {
    Path place =
        folder == null
            ? Files.createTempDirectory("hookline-faults-")
            : Files.createDirectories(unused(folder, "from-" + first));
    System.out.println("starting a line in " + place);
    Stretch stretch = runIn(place, first, last, done);
    if (stretch.passed()) {
      Folders.delete(place);
    }
    return stretch;
  }

  private Stretch runIn(Path place, long first, long last, Results done) throws IOException {
    try (Line line =
            Line.start(
                place,
                Shape.WHOLE,
                Map.of(
                    "HOOKLINE_KAFKA_SESSION_TIMEOUT_MS", Integer.toString(Frozen.SESSION_MILLIS)));
        Checker checker = new Checker(line)) {
      Round round = new Round(line, checker);
      long seed = first;
      for (int rounds = 0; seed <= last && rounds < MOST_ROUNDS; rounds++) {
        List<Fault> faults = faults(seed);
        Outcome outcome = round.run("seed-" + seed, faults, Middle.chosenBy(seed, faults), seed);
        done.add(seed, outcome);
        if (!outcome.passed()) {
          return new Stretch(seed + 1, false);
        }
        seed = done.nextOpen(seed + 1, last);
      }
      return new Stretch(seed, true);
    }
  }

  /** What an earlier line has left there is to be looked at, and is none to begin with. */
  private static Path unused(Path folder, String name) {
    Path place = folder.resolve(name);
    for (int i = 2; Files.exists(place); i++) {
      place = folder.resolve(name + "-" + i);
    }
    return place;
  }

  private List<Fault> faults(long seed) {
    return names.isEmpty() ? Faults.chosenBy(seed) : names.stream().map(Faults::named).toList();
  }

  private record Stretch(long next, boolean passed) {}
}
