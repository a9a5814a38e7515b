package hookline.payload.markdown;

/**
 * Characters as CommonMark sorts them: what stands on either side of a {@code *} or {@code _}
 * decides whether it means anything. They are code points, or one of the two below.
 */
public final class Characters {
  /** Where a line ends or begins. */
  public static final int LINE_END = '\n';

  /** A neighbour that is not known yet: whatever would be worst. */
  public static final int ANY = -1;

  private static final int FIRST_PICTOGRAPH = 0x1f300;
  private static final int LAST_PICTOGRAPH = 0x1faff;

  private Characters() {}

  /** A blank of any kind, line ends too. */
  public static boolean isBlank(int c) {
    return c != ANY && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** Punctuation or a symbol, of any script. */
  public static boolean isPunctuation(int c) {
    return c == ANY
        || isSymbol(c)
        || switch (Character.getType(c)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  /** Punctuation to every version of CommonMark: beyond ASCII, symbols are since 0.31 only. */
  public static boolean isOldPunctuation(int c) {
    return isPunctuation(c) && (c < 0x80 || !isSymbol(c));
  }

  private static boolean isSymbol(int c) {
    // Emoji younger than the JDK are unassigned to it, and a replay must give the same post.
    return (c >= FIRST_PICTOGRAPH && c <= LAST_PICTOGRAPH)
        || switch (Character.getType(c)) {
          case Character.MATH_SYMBOL,
              Character.CURRENCY_SYMBOL,
              Character.MODIFIER_SYMBOL,
              Character.OTHER_SYMBOL ->
              true;
          default -> false;
        };
  }

  /** Neither blank nor punctuation: letters and digits first of all. */
  public static boolean isWord(int c) {
    return c != ANY && !isBlank(c) && !isPunctuation(c);
  }

  /** ASCII punctuation: what a backslash can escape. */
  public static boolean isEscapable(int c) {
    return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
  }

  /** The code point before that position, or what stands before the text. */
  public static int before(CharSequence text, int pos, int outside) {
    return pos == 0 ? outside : Character.codePointBefore(text, pos);
  }

  /** The code point at that position, or what stands behind the text. */
  public static int at(CharSequence text, int pos, int outside) {
    return pos == text.length() ? outside : Character.codePointAt(text, pos);
  }

  /** The end of the run of one character that starts at that position. */
  public static int runEnd(CharSequence text, int pos) {
    int end = pos;
    while (end < text.length() && text.charAt(end) == text.charAt(pos)) {
      end++;
    }
    return end;
  }
}
