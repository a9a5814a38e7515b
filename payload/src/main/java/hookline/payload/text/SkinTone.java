package hookline.payload.text;

/**
 * Skin tones of emoji. Slack writes one behind the emoji, {@code :wave::skin-tone-3:}; Mattermost's
 * emoji have them in their names, {@code :wave_medium_light_skin_tone:}.
 */
public final class SkinTone {
  private static final String MARK = "::skin-tone-";

  /** That with the digit and the colon behind it. */
  private static final int LENGTH = MARK.length() + 2;

  private SkinTone() {}

  /**
   * What a name ends with for that tone, which Slack counts from 2; empty for none.
   *
   * @param tone a digit
   */
  public static String ofName(String tone) {
    return switch (tone) {
      case "2" -> "_light_skin_tone";
      case "3" -> "_medium_light_skin_tone";
      case "4" -> "_medium_skin_tone";
      case "5" -> "_medium_dark_skin_tone";
      case "6" -> "_dark_skin_tone";
      default -> "";
    };
  }

  /**
   * The end of the tone that starts with the colon at the end of an emoji, or -1: there is none.
   */
  static int end(String text, int colon, int to) {
    int end = colon + LENGTH;
    return end <= to
            && text.startsWith(MARK, colon)
            && text.charAt(end - 1) == ':'
            && text.charAt(end - 2) >= '2'
            && text.charAt(end - 2) <= '6'
            && isBehindName(text, colon)
        ? end
        : -1;
  }

  /** The rest of the name of an emoji with the {@link #end} there. */
  static String written(String text, int end) {
    return ofName(text.substring(end - 2, end - 1)) + ":";
  }

  /** Whether a colon and the name of an emoji stand before it. */
  private static boolean isBehindName(String text, int colon) {
    int pos = colon;
    while (pos > 0 && isOfName(text.charAt(pos - 1))) {
      pos--;
    }
    return pos < colon && pos > 0 && text.charAt(pos - 1) == ':';
  }

  private static boolean isOfName(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+');
  }
}
