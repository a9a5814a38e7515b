package hookline.bench;

import hookline.bench.directory.DirectoryCommand;
import hookline.bench.directory.ImportCommand;
import hookline.bench.replay.ReplayCommand;
import hookline.bench.translate.TranslateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench/run}: the benchmarks, for a person who waits for them. */
@Command(
    name = "bench/run",
    description = "Measures Hookline beside a reference on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      DirectoryCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      TranslateCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs the command the arguments name. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
