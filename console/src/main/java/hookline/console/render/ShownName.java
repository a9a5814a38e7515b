package hookline.console.render;

/**
 * A name, or another short text, as it is shown among other things: on one line, with nothing in it
 * that turns text around or makes two names look like one.
 */
final class ShownName {
  private ShownName() {}

  /** The text, not yet escaped for HTML; empty when nothing of it can be seen. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int before = ' ';
    for (int pos = 0; pos < text.length(); ) {
      int c = text.codePointAt(pos);
      pos += Character.charCount(c);
      boolean joins = c == 0x200d && isJoined(before);
      if (CodePoints.isDirection(c) || (CodePoints.isInvisible(c) && !joins)) {
        continue;
      }
      boolean blank = CodePoints.isControl(c) || Character.isSpaceChar(c);
      if (!blank) {
        out.appendCodePoint(c);
      } else if (before != ' ') {
        out.append(' ');
      }
      before = blank ? ' ' : c;
    }
    return out.toString().strip();
  }

  /** Whether a joiner after this is part of an emoji or of a word, in scripts that need it. */
  private static boolean isJoined(int c) {
    return c >= 0x300;
  }
}
