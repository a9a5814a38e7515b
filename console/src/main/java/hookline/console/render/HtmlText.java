package hookline.console.render;

/**
 * Writes text into HTML, so that it means nothing there, stays within its element and hides
 * nothing: overrides of direction are named, other directions without a partner left out, control
 * characters shown by their pictures.
 */
final class HtmlText {
  private final StringBuilder out;

  HtmlText(StringBuilder out) {
    this.out = out;
  }

  /** Appends text between tags. */
  void text(CharSequence text) {
    text(text, 0, text.length());
  }

  /** Appends a piece of text between tags. */
  void text(CharSequence text, int from, int to) {
    int copied = from;
    for (int pos = from; pos < to; pos++) {
      char c = text.charAt(pos);
      if (isPlain(c)) {
        continue;
      }
      out.append(text, copied, pos);
      copied = pos + 1;
      if (c == '\n' || c == '\t') {
        out.append(c);
      } else if (CodePoints.isOverride(c)) {
        override(c);
      } else {
        escaped(c);
      }
    }
    out.append(text, copied, to);
  }

  /** Appends the value of an attribute that stands in double quotes. */
  void value(String value) {
    int copied = 0;
    for (int pos = 0; pos < value.length(); pos++) {
      char c = value.charAt(pos);
      if (!isPlain(c)) {
        out.append(value, copied, pos);
        copied = pos + 1;
        escaped(c);
      }
    }
    out.append(value, copied, value.length());
  }

  private void override(char c) {
    out.append("<span class=\"md-sign\" title=\"")
        .append(c == CodePoints.RIGHT_TO_LEFT_OVERRIDE ? "right-to-left" : "left-to-right")
        .append(" override\">")
        .append(c == CodePoints.RIGHT_TO_LEFT_OVERRIDE ? "U+202E" : "U+202D")
        .append("</span>");
  }

  private void escaped(char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&#34;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append(' ');
      case '\r' -> {}
      default -> {
        if (CodePoints.isControl(c)) {
          out.appendCodePoint(CodePoints.picture(c));
        } else if (Character.isSurrogate(c)) {
          out.append(c);
        }
      }
    }
  }

  private static boolean isPlain(char c) {
    if (c < 0x80) {
      return c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' && c != 0x7f;
    }
    return c >= 0xa0 && !CodePoints.isDirection(c);
  }
}
