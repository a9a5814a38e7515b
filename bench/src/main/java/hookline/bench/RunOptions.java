package hookline.bench;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a benchmark is, and where its figures go. */
public final class RunOptions {
  /** Fewer say nothing that could be written down. */
  static final int PUBLISHED_ROUNDS = 5;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each is measured, in turns (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "How long each time (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Of full load, before a process is measured at all (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the figures go as JSON, every round's with them.")
  private @Nullable Path json;

  @Option(
      names = "--docs",
      paramLabel = "FILE",
      description =
          "The page whose figures and plots are replaced by these; docs/benchmarks.md of the"
              + " checkout when a run has five rounds.")
  private @Nullable Path docs;

  @Option(names = "--no-docs", description = "Leaves the page as it is.")
  private boolean noDocs;

  public int rounds() {
    return rounds;
  }

  /** How long one measurement takes. */
  public Duration time() {
    return Duration.ofSeconds(seconds);
  }

  /** How long a fresh process is worked before it is measured. */
  public Duration warmUp() {
    return Duration.ofSeconds(warmUp);
  }

  @Nullable Path json() {
    return json;
  }

  /** The page to write to, or null for none. */
  @Nullable Path docs() {
    if (noDocs) {
      return null;
    }
    if (docs != null) {
      return docs;
    }
    String checkout = System.getProperty("hookline.checkout");
    return checkout == null || rounds < PUBLISHED_ROUNDS
        ? null
        : Path.of(checkout, "docs", "benchmarks.md");
  }
}
