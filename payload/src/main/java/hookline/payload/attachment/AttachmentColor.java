package hookline.payload.attachment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code color} of an attachment. Clients put it into CSS, so it is a color or nothing. */
final class AttachmentColor {
  private static final Set<String> NAMES = Set.of("good", "warning", "danger");

  private static final Pattern HEX =
      Pattern.compile("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})");

  private AttachmentColor() {}

  /** The color, empty where there is none. */
  static String of(SentObject sent) {
    String color = sent.text("color").strip();
    String name = color.toLowerCase(Locale.ROOT);
    if (color.isEmpty() || NAMES.contains(name)) {
      return name;
    }
    // rule: #hex, with or without the #
    if (HEX.matcher(color).matches()) {
      return color.startsWith("#") ? color : "#" + color;
    }
    sent.omitted("color", "This must be good, warning, danger or a color such as #36a64f.");
    return "";
  }
}
