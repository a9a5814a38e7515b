package hookline.console.render;

/** Characters that change how others look, or look like nothing. */
final class CodePoints {
  static final int RIGHT_TO_LEFT_OVERRIDE = 0x202e;
  static final int LEFT_TO_RIGHT_OVERRIDE = 0x202d;

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int DELETE_PICTURE = 0x2421;

  private CodePoints() {}

  /** An override: it turns what follows around, and so says what is not there. */
  static boolean isOverride(int c) {
    return c == RIGHT_TO_LEFT_OVERRIDE || c == LEFT_TO_RIGHT_OVERRIDE;
  }

  /** An embedding, an isolate, or the end of one: without its partner it reaches too far. */
  static boolean isDirection(int c) {
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  }

  /** Seen by nobody, and no part of an emoji or a word: it only makes two names look like one. */
  static boolean isInvisible(int c) {
    return c == 0xad
        || c == 0x34f
        || c == 0x61c
        || (c >= 0x115f && c <= 0x1160)
        || (c >= 0x17b4 && c <= 0x17b5)
        || (c >= 0x180b && c <= 0x180f)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x2029)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0x3164
        || c == 0xfeff
        || c == 0xffa0
        || (c >= 0xfff9 && c <= 0xfffb)
        || (c >= 0xe0000 && c <= 0xe0fff);
  }

  /** A control character; line ends and tabs among them. */
  static boolean isControl(int c) {
    return c < ' ' || (c >= DELETE && c < 0xa0);
  }

  /** What is shown for a control character, which HTML cannot hold: its picture. */
  static int picture(int c) {
    if (c < ' ') {
      return CONTROL_PICTURES + c;
    }
    return c == DELETE ? DELETE_PICTURE : 0xfffd;
  }

  /** A letter or a digit, of any script. */
  static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c);
  }
}
