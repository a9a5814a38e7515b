package hookline.cli.status;

import hookline.cli.LineOptions;
import hookline.cli.config.ConfigException;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.status.LineStatus;
import hookline.status.StatusReader;
import hookline.topics.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hookline status}. */
@Command(
    name = "status",
    description = {
      "Shows how the line is: the oldest payload that is not stored, what waits, what is done in a"
          + " second, every process, the replays that run.",
      "On a terminal it is shown again every few seconds, until Ctrl-C. It asks the brokers alone,"
          + " as --config, the environment or standalone.properties tell of them."
    },
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private static final int LONGEST_PAUSE_SECONDS = 3_600;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private LineOptions line = new LineOptions();

  @Option(names = "--once", description = "Shows it once, as it does where there is no terminal.")
  private boolean once;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How often it is shown; ${DEFAULT-VALUE} unless given.")
  private int everySeconds;

  @Option(names = "--json", description = "Prints JSON, a value a line, instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (everySeconds < 1 || everySeconds > LONGEST_PAUSE_SECONDS) {
      throw new ConfigException(
          "--every %d: must be from 1 to %d seconds"
              .formatted(everySeconds, LONGEST_PAUSE_SECONDS));
    }
    Settings settings = line.ofLog();
    boolean again = !once && Terminal.isThere();
    try (StatusReader reader =
        new StatusReader(new RoleConfigs(settings).topics(), settings.kafka())) {
      show(reader, again);
      while (again) {
        Thread.sleep(everySeconds * 1_000L);
        show(reader, true);
      }
    }
    return 0;
  }

  private void show(StatusReader reader, boolean again) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      showJson(reader, again, out);
    } else if (again) {
      out.print(Terminal.screen(lines(reader)));
    } else {
      StatusText.of(reader.read()).forEach(out::println);
    }
    out.flush();
  }

  private void showJson(StatusReader reader, boolean again, PrintWriter out) {
    try {
      out.println(new String(Json.write(reader.read()), StandardCharsets.UTF_8));
    } catch (KafkaException e) {
      if (!again) {
        throw e;
      }
      // What is read by a program is values only.
      Objects.requireNonNull(spec).commandLine().getErr().println(away(e));
    }
  }

  /** Who watches goes on watching: brokers that are away are what is shown then. */
  private static List<String> lines(StatusReader reader) {
    try {
      LineStatus status = reader.read();
      return StatusText.of(status);
    } catch (KafkaException e) {
      return List.of(away(e));
    }
  }

  private static String away(KafkaException e) {
    return "The brokers do not answer: " + e.getMessage();
  }
}
