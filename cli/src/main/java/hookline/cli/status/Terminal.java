package hookline.cli.status;

import java.io.Console;
import java.util.List;

/** The terminal the command was typed at. */
final class Terminal {
  /** To the first line and column; from there on to the end of the line, and of the screen. */
  private static final String HOME = "\033[H";

  private static final String END_OF_LINE = "\033[K";
  private static final String END_OF_SCREEN = "\033[J";

  private Terminal() {}

  /** Whether there is one that reads what is printed, and not a file or another program. */
  @SuppressWarnings("SystemConsoleNull") // Before Java 22 that is how it says that there is none.
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is one without a terminal, too.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Those lines in place of what the screen shows, without a moment of an empty one. */
  static String screen(List<String> lines) {
    StringBuilder screen = new StringBuilder(HOME);
    lines.forEach(line -> screen.append(line).append(END_OF_LINE).append(System.lineSeparator()));
    return screen.append(END_OF_SCREEN).toString();
  }
}
