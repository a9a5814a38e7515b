package hookline.sink;

/** Text that a column, a log line or a rejection can hold. */
final class Text {
  private Text() {}

  /** With U+FFFD for NUL, the one character PostgreSQL has no place for. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
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
