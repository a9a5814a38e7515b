package hookline.faults;

import hookline.faults.clients.ClientsCommand;
import hookline.faults.rolling.RollingCommand;
import hookline.faults.scale.ScaleCommand;
import hookline.faults.stall.StallsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code faults/run}: the long forms, for a person who waits for them. */
@Command(
    name = "faults/run",
    description = "Runs Hookline as a cluster of processes on this machine and does it harm.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      RoundsCommand.class,
      RollingCommand.class,
      ScaleCommand.class,
      StallsCommand.class,
      ClientsCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs the command the arguments name. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }
}
