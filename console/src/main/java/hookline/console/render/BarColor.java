package hookline.console.render;

import java.util.Locale;

/** The color of an attachment's bar. */
final class BarColor {
  private BarColor() {}

  /** {@code #rrggbb}, or empty for what is no color. */
  static String of(String sent) {
    String color = sent.strip().toLowerCase(Locale.ROOT);
    return switch (color) {
      // rule: Mattermost's
      case "good" -> "#00c100";
      case "warning" -> "#dede01";
      case "danger" -> "#e40303";
      default -> hex(color.startsWith("#") ? color.substring(1) : color);
    };
  }

  private static String hex(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if ("0123456789abcdef".indexOf(digits.charAt(i)) < 0) {
        return "";
      }
    }
    return switch (digits.length()) {
      case 3 -> "#" + twice(digits, 0) + twice(digits, 1) + twice(digits, 2);
      case 6 -> "#" + digits;
      // What it lets through of the background is nothing a bar can show.
      case 8 -> "#" + digits.substring(0, 6);
      default -> "";
    };
  }

  private static String twice(String digits, int index) {
    return digits.substring(index, index + 1).repeat(2);
  }
}
