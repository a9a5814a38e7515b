package hookline.payload.markdown;

/** Where lines end and what they start, as far as Markdown's blocks matter here. */
public final class Lines {
  private Lines() {}

  /** The position behind the line's line feed, at most {@code to}. */
  public static int next(String text, int pos, int to) {
    int feed = text.indexOf('\n', pos);
    return feed < 0 || feed >= to ? to : feed + 1;
  }

  /** Where the line starts that this position is in, at least {@code from}. */
  public static int start(String text, int pos, int from) {
    int start = pos;
    while (start > from && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  /** The first position from {@code pos} that holds no blank, tab or line end. */
  public static int skipBlanks(String text, int pos, int to) {
    int at = pos;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  public static boolean isBlank(String text, int from, int to) {
    return skipBlanks(text, from, to) == to;
  }

  /**
   * Where the block that starts here ends: no inline element reaches beyond. A paragraph ends at a
   * blank line; a heading and a table's row are one line; a list's item and a quote start anew.
   */
  public static int blockEnd(String text, int start, int to) {
    int line = start;
    int end = next(text, line, to);
    while (end < to && !isOneLine(text, line, end)) {
      line = end;
      end = next(text, line, to);
      if (isOneLine(text, line, end)
          || isListItem(text, skipQuotes(text, line, end), end)
          || (isQuoted(text, line, end) && !isQuoted(text, start, line))) {
        return line;
      }
    }
    return end;
  }

  private static boolean isOneLine(String text, int from, int to) {
    int pos = skipQuotes(text, from, to);
    return pos == to || text.charAt(pos) == '#' || text.charAt(pos) == '|';
  }

  /** Behind blanks and quote marks. */
  public static int skipQuotes(String text, int from, int to) {
    int pos = from;
    while (pos < to && (text.charAt(pos) == '>' || isBlank(text.charAt(pos)))) {
      pos++;
    }
    return pos;
  }

  private static boolean isQuoted(String text, int from, int to) {
    int pos = skipBlanks(text, from, to);
    return pos < to && text.charAt(pos) == '>';
  }

  private static boolean isListItem(String text, int pos, int to) {
    return listMarkerEnd(text, pos, to) > pos;
  }

  /** Behind the list marker and its blanks that start here; {@code pos} itself if there is none. */
  public static int listMarkerEnd(String text, int pos, int to) {
    int end = pos;
    while (end < to && end < pos + 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    String marks = end > pos ? ".)" : "-*+";
    if (end + 1 < to && marks.indexOf(text.charAt(end)) >= 0 && isBlank(text.charAt(end + 1))) {
      return skipBlanks(text, end + 1, to);
    }
    return pos;
  }
}
