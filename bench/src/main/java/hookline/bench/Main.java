package hookline.bench;

import hookline.bench.directory.DirectoryCommand;
import hookline.bench.directory.ImportCommand;
import hookline.bench.growth.GrowthPart;
import hookline.bench.ingress.IngressPart;
import hookline.bench.pages.PagesCommand;
import hookline.bench.pipeline.LinePart;
import hookline.bench.processor.ProcessorPart;
import hookline.bench.replay.ReplayCommand;
import hookline.bench.sink.SinkPart;
import hookline.bench.startup.StartPart;
import hookline.bench.translate.TranslateCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hookline bench}: the benchmarks, for a person who waits for them. */
@Command(
    name = "hookline bench",
    description = {
      "Measures Hookline beside what bounds it, in one run on this machine: ratios travel, absolute"
          + " figures do not.",
      "Without a command, all parts of the line one after the other. Exit code 1 when a budget is"
          + " missed."
    },
    synopsisSubcommandLabel = "[COMMAND]",
    mixinStandardHelpOptions = true,
    subcommands = {
      IngressPart.class,
      ProcessorPart.class,
      SinkPart.class,
      LinePart.class,
      GrowthPart.class,
      StartPart.class,
      DirectoryCommand.class,
      ImportCommand.class,
      PagesCommand.class,
      ReplayCommand.class,
      TranslateCommand.class
    })
public final class Main implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  private Main() {}

  /** Runs the command the arguments name. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("hookline bench: " + failure);
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws Exception {
    PartRun run = new PartRun(options);
    for (CommandLine command : commandLine().getSubcommands().values()) {
      if (command.getCommand() instanceof Part part) {
        // Its own options have their defaults only once it is parsed.
        command.parseArgs();
        run.run(command.getCommandName(), part, List.of("./hookline", "bench"));
      }
    }
    return run.exitCode();
  }
}
