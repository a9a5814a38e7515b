package hookline.cli;

import hookline.cli.api.ChannelsCommand;
import hookline.cli.api.EraseCommand;
import hookline.cli.api.HooksCommand;
import hookline.cli.api.RejectionsCommand;
import hookline.cli.api.ReplayCommand;
import hookline.cli.api.SendCommand;
import hookline.cli.api.SettingsCommand;
import hookline.cli.api.TeamsCommand;
import hookline.cli.api.TokensCommand;
import hookline.cli.api.UsersCommand;
import hookline.cli.config.ConfigException;
import hookline.cli.config.Settings;
import hookline.cli.kubernetes.KubernetesCommand;
import hookline.cli.payloads.PayloadsCommand;
import hookline.cli.standalone.StandaloneCommand;
import hookline.cli.status.StatusCommand;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the process begins: picks the command, and turns what goes wrong into one line. */
@Command(
    name = "hookline",
    description =
        "Incoming webhooks, Slack's and Mattermost's, received on a log: nothing acknowledged is"
            + " lost, and history can be translated again.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      StandaloneCommand.class,
      IngressCommand.class,
      ProcessorCommand.class,
      SinkCommand.class,
      ConsoleCommand.class,
      ReplayerCommand.class,
      StatusCommand.class,
      TopicsCommand.class,
      StoreCommand.class,
      DirectoryCommand.class,
      TeamsCommand.class,
      UsersCommand.class,
      TokensCommand.class,
      ChannelsCommand.class,
      HooksCommand.class,
      SettingsCommand.class,
      SendCommand.class,
      ReplayCommand.class,
      EraseCommand.class,
      RejectionsCommand.class,
      PayloadsCommand.class,
      KubernetesCommand.class
    },
    footer = {
      "",
      "To try it: ./hookline standalone",
      "On a cluster: hookline topics apply, then as many of ingress, processor, sink, console and"
          + " replayer as you like.",
      "From a checkout, to measure it: ./hookline bench --help"
    })
public final class Main {
  private Main() {}

  /** Runs the command; exits 0 when it went well, 1 when not, 2 when it was misspelt. */
  public static void main(String[] arguments) {
    List<String> unknown = Settings.unknownVariables(System.getenv());
    if (!unknown.isEmpty()) {
      System.err.println(
          "hookline: "
              + String.join(", ", unknown)
              + " in the environment: no setting has that name, so it is ignored; README.md lists"
              + " them all");
    }
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (misspelt, arguments) -> {
              CommandLine command = misspelt.getCommandLine();
              PrintWriter err = command.getErr();
              err.println(withoutSecrets(misspelt.getMessage()));
              if (!CommandLine.UnmatchedArgumentException.printSuggestions(misspelt, err)) {
                command.usage(err);
              }
              return command.getCommandSpec().exitCodeOnInvalidInput();
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              PrintWriter err = command.getErr();
              err.println("hookline: " + oneLine(failure));
              err.flush();
              if (!(failure instanceof ConfigException)) {
                LoggerFactory.getLogger(Main.class).debug("The whole story", failure);
              }
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** What picocli says of words it does not know quotes those beside them. */
  private static String withoutSecrets(@Nullable String message) {
    return String.valueOf(message)
        .replaceAll("(--token(?:=|', '))[^',]*", "$1***")
        .replaceAll("((?:-s|--set)(?:=|', ')?[^=',]*=)[^']*", "$1***");
  }

  /** What failed, and what was at the bottom of it where that says more. */
  static String oneLine(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String line = firstLine(failure);
    String reason = firstLine(deepest);
    return line.contains(reason) ? line : line + ": " + reason;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.lines().findFirst().orElse("");
  }
}
