package hookline.payload.text;

/** Slack's quote marks at a line's start: one or three, each as it is or as its entity. */
final class SlackQuote {
  private static final int REST = 3;

  private SlackQuote() {}

  /** The end of the mark at that line's start, or {@code start}: there is none. */
  static int end(String text, int start) {
    if (start == text.length() || (text.charAt(start) != '>' && text.charAt(start) != '&')) {
      return start; // most lines
    }
    int one = markEnd(text, start);
    int end = one;
    for (int marks = 1; marks < REST && end >= 0; marks++) {
      end = markEnd(text, end);
    }
    // rule: >>> quotes the rest; with nothing behind it, it is text
    if (end >= 0) {
      return text.substring(end).isBlank() ? start : end;
    }
    return one < 0 ? start : one;
  }

  /** Whether the mark that ends there is {@code >>>}. */
  static boolean isRest(String text, int start, int end) {
    return end > start && markEnd(text, start) < end;
  }

  /**
   * The code without the marks of its lines, if each has one.
   *
   * @param startsLine whether the first one is a whole line too
   */
  static String unquoted(String code, boolean startsLine) {
    StringBuilder out = new StringBuilder(code.length());
    int line = 0;
    while (line <= code.length()) {
      int end = line > 0 || startsLine ? markEnd(code, line) : line;
      if (end < 0) {
        return code;
      }
      int feed = code.indexOf('\n', end);
      int next = feed < 0 ? code.length() + 1 : feed + 1;
      boolean blank = end > line && code.startsWith(" ", end);
      out.append(code, blank ? end + 1 : end, Math.min(next, code.length()));
      line = next;
    }
    return out.toString();
  }

  private static int markEnd(String text, int pos) {
    return text.startsWith(">", pos) ? pos + 1 : text.startsWith("&gt;", pos) ? pos + 4 : -1;
  }
}
