package hookline.payload.attachment;

import java.util.Locale;
import java.util.Set;

/** The {@code color} of an attachment. Clients put it into CSS, so it is a color or nothing. */
final class AttachmentColor {
  private static final Set<String> NAMES = Set.of("good", "warning", "danger");

  private AttachmentColor() {}

  /** The color, empty where there is none. */
  static String of(SentObject sent) {
    String color = sent.text("color").strip();
    String name = color.toLowerCase(Locale.ROOT);
    if (color.isEmpty() || NAMES.contains(name)) {
      return name;
    }
    // rule: #hex, with or without the #
    if (isHex(color.startsWith("#") ? color.substring(1) : color)) {
      return color.startsWith("#") ? color : "#" + color;
    }
    sent.omitted("color", "This must be good, warning, danger or a color such as #36a64f.");
    return "";
  }

  private static boolean isHex(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= 128 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return digits.length() == 3 || digits.length() == 6 || digits.length() == 8;
  }
}
