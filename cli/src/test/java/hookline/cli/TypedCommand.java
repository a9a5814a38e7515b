package hookline.cli;

import hookline.embedded.Shared;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** A command as it is typed, and what it says. */
public record TypedCommand(int exit, String out, String err) {
  /** Runs it as it is. */
  public static TypedCommand typed(String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(command);
    return new TypedCommand(exit, out.toString(), err.toString());
  }

  /** Runs it on the shared broker. */
  static TypedCommand run(String topicsPrefix, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(settings(topicsPrefix));
    return typed(arguments.toArray(String[]::new));
  }

  /** What every command is told of the broker. */
  static List<String> settings(String topicsPrefix) {
    return List.of(
        "--set=kafka.bootstrap.servers=" + Shared.kafka().bootstrapServers(),
        "--set=topics.prefix=" + topicsPrefix);
  }
}
