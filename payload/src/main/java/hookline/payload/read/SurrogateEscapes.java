package hookline.payload.read;

/**
 * Mends what is no text in JSON's escapes before the parser sees it: Jackson lets a lone surrogate
 * pass in a string, refuses it in a key, and changes its mind from release to release.
 */
final class SurrogateEscapes {
  private static final String REPLACEMENT = "\\ufffd";
  private static final int LENGTH = REPLACEMENT.length();
  private static final int NONE = -1;

  private SurrogateEscapes() {}

  /** The JSON with every lone escaped surrogate as U+FFFD; as long as before, so places stay. */
  static String mended(String json) {
    if (!json.contains("\\u") || (!json.contains("\\ud") && !json.contains("\\uD"))) {
      return json;
    }
    char[] mended = json.toCharArray();
    int at = json.indexOf('\\');
    while (at >= 0) {
      at = json.indexOf('\\', mend(json, at, mended));
    }
    return new String(mended);
  }

  /** Looks at one escape, or a pair, and returns where the next may start. */
  private static int mend(String json, int at, char[] mended) {
    int unit = unit(json, at);
    if (unit == NONE) {
      return at + 2; // Past the escaped character, which may be a backslash.
    }
    if (Character.isHighSurrogate((char) unit)) {
      int next = unit(json, at + LENGTH);
      if (next != NONE && Character.isLowSurrogate((char) next)) {
        return at + 2 * LENGTH;
      }
    }
    if (Character.isSurrogate((char) unit)) {
      REPLACEMENT.getChars(0, LENGTH, mended, at);
    }
    return at + LENGTH;
  }

  /** The UTF-16 unit of the escape that starts there, or {@link #NONE}. */
  static int unit(String json, int at) {
    if (at + LENGTH > json.length() || !json.startsWith("\\u", at)) {
      return NONE;
    }
    int unit = 0;
    for (int i = at + 2; i < at + LENGTH; i++) {
      int digit = Character.digit(json.charAt(i), 16);
      if (digit < 0 || json.charAt(i) > 'f') {
        return NONE;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
