package hookline.payload.markdown;

/** Finds what makes a line of literal text the start of one of Markdown's blocks. */
final class LineStart {
  private static final int FENCE = 3;
  private static final int MOST_HASHES = 6;
  private static final int MOST_DIGITS = 9;

  private final String text;
  private final int start;
  private final int end;
  private final int after;

  private LineStart(String text, int start, int end, int after) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.after = after;
  }

  /**
   * The position of the character to escape, or -1: the line starts no block.
   *
   * @param start where the literal text at the line's start starts, no blank
   * @param end behind it
   * @param after what stands there
   */
  static int markIn(String text, int start, int end, int after) {
    char first = text.charAt(start);
    return Character.isLetter(first) ? -1 : new LineStart(text, start, end, after).mark(first);
  }

  private int mark(char first) {
    boolean block =
        switch (first) {
          case '>' -> true;
          case '#' -> runEnd() <= start + MOST_HASHES && isBlankAt(runEnd());
          case '+' -> isBlankAt(start + 1);
          case '=' -> isWhole("=");
          case '-' -> isBlankAt(start + 1) || isWhole("|:-");
          case '*' -> isBlankAt(start + 1) || isBreak(first);
          case '_' -> isBreak(first);
          case '`', '~' -> runEnd() >= start + FENCE;
          case '[' -> isDefinition();
          case '|', ':' -> isWhole("|:-") && indexOf('-') >= 0;
          default -> false;
        };
    return block ? start : orderedItem();
  }

  private int runEnd() {
    return Characters.runEnd(text, start, end);
  }

  private int indexOf(char c) {
    int pos = start;
    while (pos < end && text.charAt(pos) != c) {
      pos++;
    }
    return pos < end ? pos : -1;
  }

  private boolean isBlankAt(int pos) {
    int c = Characters.at(text, pos, end, after);
    return c == Characters.ANY || c == ' ' || c == '\t' || c == Characters.LINE_END;
  }

  /** Whether the whole line holds only these and blanks: an underline, a table's delimiter row. */
  private boolean isWhole(String marks) {
    int pos = start;
    while (pos < end && (marks.indexOf(text.charAt(pos)) >= 0 || isBlankAt(pos))) {
      pos++;
    }
    return pos == end && (after == Characters.LINE_END || after == Characters.ANY);
  }

  private boolean isBreak(char mark) {
    return isWhole(String.valueOf(mark));
  }

  /** {@code [x]: url} would vanish. A label may go on in the next line. */
  private boolean isDefinition() {
    int close = indexOf(']');
    return close < 0 || Characters.at(text, close + 1, end, after) == ':';
  }

  /** {@code 1.} or {@code 1)}. */
  private int orderedItem() {
    int pos = start;
    while (pos < end && pos < start + MOST_DIGITS && isDigit(text.charAt(pos))) {
      pos++;
    }
    boolean item =
        pos > start
            && pos < end
            && (text.charAt(pos) == '.' || text.charAt(pos) == ')')
            && isBlankAt(pos + 1);
    return item ? pos : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
