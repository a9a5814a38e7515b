package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;
import hookline.payload.text.SkinTone;

/** Emoji by their names, which both products share but for skin tones. */
final class Emoji {
  private static final String TONE = "::skin-tone-";

  /** Longer, it would be text and no emoji. */
  private static final int LONGEST_SEQUENCE = 100;

  private Emoji() {}

  /** {@code :name:}; the character where there is no name. */
  static Span of(Value leaf, int style) {
    String name = leaf.string("name").strip();
    String tone = leaf.get("skin_tone").scalar();
    int mark = name.indexOf(TONE);
    if (mark >= 0) {
      tone = name.substring(mark + TONE.length());
      name = name.substring(0, mark);
    }
    if (name.isEmpty()) {
      return new Span(character(leaf.string("unicode")), false, style);
    }
    boolean isName = isName(name);
    return new Span(":" + name + (isName ? SkinTone.ofName(tone) : "") + ":", isName, style);
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c >= 128 || !Character.isLetterOrDigit(c)) && "_+-'.".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code 1f44b-1f3fb} as what it stands for; as it is when it is no such sequence. */
  private static String character(String unicode) {
    if (unicode.length() > LONGEST_SEQUENCE) {
      return unicode;
    }
    StringBuilder out = new StringBuilder();
    for (String point : unicode.split("-", -1)) {
      try {
        int code = Integer.parseInt(point, 16);
        if (!Character.isValidCodePoint(code) || code < ' ' || (code >= 0xD800 && code <= 0xDFFF)) {
          return unicode;
        }
        out.appendCodePoint(code);
      } catch (NumberFormatException e) {
        return unicode;
      }
    }
    return out.toString();
  }
}
