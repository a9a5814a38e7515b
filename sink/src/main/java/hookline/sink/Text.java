package hookline.sink;

/** Text that a column, a log line or a rejection can hold. */
final class Text {
  private Text() {}

  /**
   * With U+FFFD for what PostgreSQL has no place for: NUL, and halves of surrogate pairs. Those the
   * driver would make a question mark each, and so one key of two.
   */
  static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0' || Character.isSurrogate(c)) {
        return text.codePoints()
            .map(point -> point == 0 || isHalf(point) ? 0xFFFD : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Cut to that many characters, never within a surrogate pair. */
  static String atMost(int length, String text) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** On one line. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
