package hookline.bench.translate;

import hookline.bench.Machine;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures reading and translating beside Jackson's {@code readTree}. */
@Command(
    name = "translate",
    description =
        "Measures what reading and translating five payloads costs, beside Jackson's readTree of"
            + " the same bytes; exit code 1 when a budget is missed.",
    mixinStandardHelpOptions = true)
public final class TranslateCommand implements Callable<Integer> {
  /** What a fork runs before and while it is measured. */
  private static final int WARM_UPS = 4;

  private static final int MEASUREMENTS = 5;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Each a fork of every payload and method (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--payload",
      description = "Only these: ${COMPLETION-CANDIDATES}; all if none is named.")
  private SamplePayload[] payloads = {};

  @Option(
      names = "--seconds",
      defaultValue = "0.5",
      description = "Of one of a fork's nine stretches (${DEFAULT-VALUE}).")
  private double seconds;

  @Override
  public Integer call() throws RunnerException {
    SamplePayload[] chosen = payloads.length == 0 ? SamplePayload.values() : payloads;
    Figures figures = new Figures();
    System.out.println(Machine.describe());
    for (int round = 1; round <= rounds; round++) {
      for (SamplePayload payload : chosen) {
        // The three methods of one payload follow each other, so that what else the machine does
        // meets all of them.
        figures.add(payload, run(payload));
      }
      System.out.println("round " + round + " of " + rounds);
    }
    System.out.println();
    System.out.print(figures.table());
    return figures.holdAllBudgets() ? 0 : 1;
  }

  private Collection<RunResult> run(SamplePayload payload) throws RunnerException {
    TimeValue stretch = TimeValue.milliseconds(Math.round(seconds * 1_000));
    return new Runner(
            new OptionsBuilder()
                .include("\\Q" + TranslateBenchmark.class.getName() + "\\E")
                .param("payload", payload.name())
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(stretch)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(stretch)
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
