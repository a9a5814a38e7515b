package hookline.cli;

import hookline.embedded.Shared;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** A command as it is typed, on the shared broker. */
record TypedCommand(int exit, String out, String err) {
  static TypedCommand run(String topicsPrefix, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(settings(topicsPrefix));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new TypedCommand(exit, out.toString(), err.toString());
  }

  /** What every command is told of the broker. */
  static List<String> settings(String topicsPrefix) {
    return List.of(
        "--set=kafka.bootstrap.servers=" + Shared.kafka().bootstrapServers(),
        "--set=topics.prefix=" + topicsPrefix);
  }
}
