package hookline.cli.payloads;

/** What senders wrote, with no power over the terminal. */
final class Escaped {
  private Escaped() {}

  /** On one line: every control character and line end as {@code \n} or {@code \}{@code u001b}. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(line, c, false));
    return line.toString();
  }

  /** On as many lines as it has; what else is a control character is escaped. */
  static String lines(String text) {
    StringBuilder lines = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(lines, c, true));
    return lines.toString();
  }

  private static void append(StringBuilder out, int c, boolean keepsLines) {
    if (keepsLines && (c == '\n' || c == '\t')) {
      out.append((char) c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (mayNotBeShown(c)) {
      out.append("\\u%04x".formatted(c));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** Control characters, line and paragraph separators, and what turns the direction of text. */
  private static boolean mayNotBeShown(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
