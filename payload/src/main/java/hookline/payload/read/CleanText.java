package hookline.payload.read;

/** Text that every reader down the line can hold. */
final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * The text with U+FFFD for every U+0000, which PostgreSQL refuses, and for every lone surrogate,
   * which has no UTF-8. Clean text, the usual case, is returned as it is.
   */
  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSuspect(text.charAt(i))) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  private static String cleaned(String text, int from) {
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isSuspect(c)) {
        clean.append(c);
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else {
        clean.append(REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean isSuspect(char c) {
    return c == 0 || Character.isSurrogate(c);
  }
}
