package hookline.cli.payloads;

import hookline.cli.LineOptions;
import hookline.cli.LoadedDirectory;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.PayloadScan;
import hookline.topics.PayloadScan.Stretch;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "tail",
    description = {
      "Prints the newest payloads, a line each, and then those that come, until it is interrupted.",
      "A line: time, delivery id, hook, content type, size, the beginning of the body."
    },
    mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private LineOptions line = new LineOptions();

  @Mixin private PayloadOptions which = new PayloadOptions();

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the newest; ${DEFAULT-VALUE} unless given.")
  private int newest;

  @Option(
      names = "--no-follow",
      description = "Ends with the newest there is now, as it does with --until.")
  private boolean noFollow;

  @Override
  public Integer call() {
    Settings settings = line.ofLog();
    try (LoadedDirectory directory = LoadedDirectory.open(settings);
        PayloadScan scan = new PayloadScan(new RoleConfigs(settings).topics(), settings.kafka())) {
      HookNames hooks = new HookNames(directory.view());
      PayloadFilter filter = which.filter(hooks::sourceId);
      Lines lines = new Lines(hooks);
      List<Stretch> stretches = scan.between(which.since(), which.until());
      long end = which.until() > 0 ? which.until() : System.currentTimeMillis();
      boolean more =
          scan.newest(newest, end, stretches, filter).stream()
              .map(lines::print)
              .reduce(true, Boolean::logicalAnd);
      if (more && !noFollow && which.until() == 0) {
        scan.follow(stretches, payload -> !filter.test(payload) || lines.print(payload));
      }
      return 0;
    }
  }

  /** Prints until there were enough, or nobody reads on. */
  private final class Lines {
    private final PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    private final HookNames hooks;
    private long left = which.limit();

    private Lines(HookNames hooks) {
      this.hooks = hooks;
    }

    /** Whether another is wanted. */
    private boolean print(Found payload) {
      if (left <= 0) {
        return false;
      }
      out.println(PayloadLine.of(payload, hooks));
      left--;
      // A line that comes is shown, not kept. Standard output alone tells that nobody reads it.
      out.flush();
      return !System.out.checkError() && left > 0;
    }
  }
}
