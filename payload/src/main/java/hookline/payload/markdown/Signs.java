package hookline.payload.markdown;

/**
 * What of a text could mean anything at all, found in one pass. Of {@code * _ ~ `} one that stands
 * there once has no partner, and {@code rm *.log} reads better than {@code rm \*.log}. Immutable.
 */
public final class Signs {
  private static final AsciiSet ALL = AsciiSet.of("*_~`<&\\]:wW\r\n");

  private static final int STAR = 1;
  private static final int UNDERSCORE = 2;
  private static final int TILDE = 4;
  private static final int BACKTICK = 8;
  private static final int DELIMITERS = STAR | UNDERSCORE | TILDE | BACKTICK;
  private static final int URL = 16;
  private static final int OTHER = 32;

  /** Every delimiter matters: for text that others will stand beside. */
  public static final Signs OF_ANY_TEXT = new Signs(DELIMITERS | URL | OTHER, DELIMITERS);

  private final int present;
  private final int mattering;

  private Signs(int present, int mattering) {
    this.present = present;
    this.mattering = mattering;
  }

  /**
   * Those of this text.
   *
   * @param source as sent, where each {@code <} may become a name that holds any delimiter
   */
  public static Signs in(String source) {
    int once = 0;
    int twice = 0;
    int length = source.length();
    for (int pos = ALL.next(source, 0, length);
        pos < length;
        pos = ALL.next(source, pos + 1, length)) {
      int signs = at(source, pos);
      twice |= once & signs;
      once |= signs;
    }
    // A pair of underscores may be written as stars.
    int stars = (twice & UNDERSCORE) != 0 ? STAR : 0;
    return new Signs(once, (twice & DELIMITERS) | stars);
  }

  /** Whether {@link #in} that text {@link #isNone}; looks no further than the first sign. */
  public static boolean isNoneIn(String text) {
    int pos = ALL.next(text, 0, text.length());
    while (pos < text.length() && at(text, pos) == 0) {
      pos = ALL.next(text, pos + 1, text.length());
    }
    return pos >= text.length();
  }

  private static int at(String text, int pos) {
    return switch (text.charAt(pos)) {
      case '*' -> delimiter(text, pos, STAR);
      case '_' -> delimiter(text, pos, UNDERSCORE);
      case '~' -> delimiter(text, pos, TILDE);
      case '`' -> delimiter(text, pos, BACKTICK);
      case '<' -> DELIMITERS | OTHER;
      case ':' ->
          text.startsWith("//", pos + 1) ? URL : text.startsWith(":skin", pos + 1) ? OTHER : 0;
      case 'w', 'W' -> BareUrl.mayStart(text, pos) ? URL : 0;
      case ']' -> text.startsWith("(", pos + 1) ? OTHER : 0;
      default -> OTHER;
    };
  }

  /** A run is one delimiter: its first character is that, the others are none. */
  private static int delimiter(String text, int pos, int sign) {
    return pos > 0 && text.charAt(pos - 1) == text.charAt(pos) ? OTHER : sign;
  }

  /**
   * Whether there is none, and one line: as literal text it is itself, unless its start begins one
   * of Markdown's blocks.
   */
  public boolean isNone() {
    return present == 0;
  }

  /** Whether a URL may stand in the text without any mark. */
  public boolean mayHoldUrl() {
    return (present & URL) != 0;
  }

  boolean matters(char delimiter) {
    int sign =
        switch (delimiter) {
          case '*' -> STAR;
          case '_' -> UNDERSCORE;
          case '~' -> TILDE;
          default -> BACKTICK;
        };
    return (mattering & sign) != 0;
  }
}
