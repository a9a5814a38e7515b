package hookline.payload.markdown;

/**
 * Tells what of a link {@link Markdown#link} and {@link Markdown#escapeLabel} would leave as it
 * stands, as they do with nearly all: that takes one look at each character, and no copy.
 */
public final class PlainLink {
  private static final AsciiSet LETTERS_AND_DIGITS =
      AsciiSet.of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  private static final AsciiSet IN_URL = LETTERS_AND_DIGITS.with("!\"#$%'*+,-./:;=?@[]^_{}~");
  private static final AsciiSet NOT_IN_LABEL = AsciiSet.of("*_~`<>&\\[]\r\n");

  private PlainLink() {}

  /** The end of what stays as it stands in a URL, from that position on; all of it is ASCII. */
  public static int urlEnd(String text, int from, int to) {
    int pos = from;
    while (pos < to && (IN_URL.has(text.charAt(pos)) || isAmpersand(text, pos, to))) {
      pos++;
    }
    return pos;
  }

  private static boolean isAmpersand(String text, int pos, int to) {
    return text.charAt(pos) == '&' && !LiteralText.isEntity(text, pos, to);
  }

  /** The end of what stays as it stands in a label that starts there. */
  public static int labelEnd(String text, int from, int to) {
    int pos = NOT_IN_LABEL.next(text, from, to);
    while (pos < to && isInWord(text, from, pos, to)) {
      pos = NOT_IN_LABEL.next(text, pos + 1, to);
    }
    return pos;
  }

  /** Whether an underscore within a word stands there, as in {@code :green_book:}. */
  private static boolean isInWord(String text, int from, int pos, int to) {
    return text.charAt(pos) == '_'
        && pos > from
        && pos + 1 < to
        && LETTERS_AND_DIGITS.has(text.charAt(pos - 1))
        && LETTERS_AND_DIGITS.has(text.charAt(pos + 1));
  }
}
