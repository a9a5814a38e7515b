package hookline.payload.markdown;

/** Finds what makes a line of literal text the start of one of Markdown's blocks. */
final class LineStart {
  private static final int FENCE = 3;
  private static final int MOST_HASHES = 6;
  private static final int MOST_DIGITS = 9;

  private final String line;
  private final int after;

  private LineStart(String line, int after) {
    this.line = line;
    this.after = after;
  }

  /**
   * The position of the character to escape, or -1: the line starts no block.
   *
   * @param line the literal text at the line's start, not empty and without leading blanks
   * @param after what stands behind it
   */
  static int markIn(String line, int after) {
    return new LineStart(line, after).mark();
  }

  private int mark() {
    char first = line.charAt(0);
    boolean block =
        switch (first) {
          case '>' -> true;
          case '#' -> runEnd() <= MOST_HASHES && isBlankAt(runEnd());
          case '+' -> isBlankAt(1);
          case '=' -> isWhole("=");
          case '-' -> isBlankAt(1) || isWhole("|:-");
          case '*' -> isBlankAt(1) || isBreak(first);
          case '_' -> isBreak(first);
          case '`', '~' -> runEnd() >= FENCE;
          case '[' -> isDefinition();
          case '|', ':' -> isWhole("|:-") && line.indexOf('-') >= 0;
          default -> false;
        };
    return block ? 0 : orderedItem();
  }

  private int runEnd() {
    return Characters.runEnd(line, 0);
  }

  private boolean isBlankAt(int pos) {
    int c = Characters.at(line, pos, after);
    return c == Characters.ANY || c == ' ' || c == '\t' || c == Characters.LINE_END;
  }

  /** Whether the whole line holds only these and blanks: an underline, a table's delimiter row. */
  private boolean isWhole(String marks) {
    return (after == Characters.LINE_END || after == Characters.ANY)
        && line.chars().allMatch(c -> c == ' ' || c == '\t' || marks.indexOf(c) >= 0);
  }

  private boolean isBreak(char mark) {
    return isWhole(String.valueOf(mark));
  }

  /** {@code [x]: url} would vanish. A label may go on in the next line. */
  private boolean isDefinition() {
    int end = line.indexOf(']');
    return end < 0 || Characters.at(line, end + 1, after) == ':';
  }

  /** {@code 1.} or {@code 1)}. */
  private int orderedItem() {
    int end = 0;
    while (end < line.length() && end < MOST_DIGITS && isDigit(line.charAt(end))) {
      end++;
    }
    boolean item =
        end > 0
            && end < line.length()
            && (line.charAt(end) == '.' || line.charAt(end) == ')')
            && isBlankAt(end + 1);
    return item ? end : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
