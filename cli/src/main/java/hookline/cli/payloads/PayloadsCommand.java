package hookline.cli.payloads;

import picocli.CommandLine.Command;

/** The {@code payloads} command. */
@Command(
    name = "payloads",
    description = {
      "Reads the log of payloads: what senders sent, before anything was made of it.",
      "It is read from the brokers, with the settings every role has."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {TailCommand.class, ShowCommand.class, ExportCommand.class})
public final class PayloadsCommand {}
