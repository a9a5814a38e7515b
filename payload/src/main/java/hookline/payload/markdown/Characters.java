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

  private static final boolean[] ASCII_BLANK = new boolean[0x80];
  private static final boolean[] ASCII_PUNCTUATION = new boolean[0x80];

  static {
    for (int c = 0; c < 0x80; c++) {
      ASCII_BLANK[c] = isAnyBlank(c);
      ASCII_PUNCTUATION[c] = isAnyPunctuation(c);
    }
  }

  private Characters() {}

  /** A blank of any kind, line ends too. */
  public static boolean isBlank(int c) {
    return isAscii(c) ? ASCII_BLANK[c] : c != ANY && isAnyBlank(c);
  }

  /** Punctuation or a symbol, of any script. */
  public static boolean isPunctuation(int c) {
    return isAscii(c) ? ASCII_PUNCTUATION[c] : c == ANY || isAnyPunctuation(c);
  }

  private static boolean isAscii(int c) {
    return c >= 0 && c < 0x80;
  }

  private static boolean isAnyBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isAnyPunctuation(int c) {
    return isSymbol(c)
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

  /** Whether a reader sees anything of it: no blank, and no U+200B or another format character. */
  public static boolean isSeen(int c) {
    return !isBlank(c) && (isAscii(c) || Character.getType(c) != Character.FORMAT);
  }

  /** Whether a reader sees anything of the text. */
  public static boolean isSeen(String text) {
    int pos = 0;
    while (pos < text.length() && !isSeen(text.codePointAt(pos))) {
      pos += Character.charCount(text.codePointAt(pos));
    }
    return pos < text.length();
  }

  /** ASCII punctuation: what a backslash can escape. */
  public static boolean isEscapable(int c) {
    return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
  }

  /** The code point before that position, or what stands before {@code from}. */
  public static int before(String text, int from, int pos, int outside) {
    return pos == from ? outside : text.codePointBefore(pos);
  }

  /** The code point at that position, or what stands behind {@code to}. */
  public static int at(String text, int pos, int to, int outside) {
    return pos == to ? outside : text.codePointAt(pos);
  }

  /** The end of the run of one character that starts at that position. */
  public static int runEnd(String text, int pos) {
    return runEnd(text, pos, text.length());
  }

  /** The end of the run of one character that starts at that position, at most {@code to}. */
  public static int runEnd(String text, int pos, int to) {
    int end = pos;
    while (end < to && text.charAt(end) == text.charAt(pos)) {
      end++;
    }
    return end;
  }
}
