package hookline.payload.markdown;

/** Writes {@code [label](url)} so that CommonMark reads exactly that link. */
final class Link {
  /** One that is text. Even behind a backslash it could end a code span begun before the link. */
  private static final String BACKTICK = "&#96;";

  private Link() {}

  static String of(String label, String url) {
    StringBuilder out = new StringBuilder(label.length() + url.length() + 8);
    out.append('[');
    appendLabel(out, Markdown.oneLine(label));
    out.append("](");
    appendUrl(out, url);
    return out.append(')').toString();
  }

  // rule: brackets in labels are escaped, and not twice
  private static void appendLabel(StringBuilder out, String label) {
    CodeSpans spans = new CodeSpans(label, 0, label.length());
    int pos = 0;
    while (pos < label.length()) {
      char c = label.charAt(pos);
      if (c == '\\') {
        int end = Markdown.isEscape(label, pos) ? pos + 2 : pos + 1;
        out.append(label.startsWith("\\`", pos) ? BACKTICK : label.substring(pos, end));
        if (end == label.length() && end == pos + 1) {
          out.append('\\'); // a last backslash would escape our own bracket
        }
        pos = end;
      } else if (c == '`') {
        int end = spans.skip(pos);
        if (spans.endOf(pos) >= 0) {
          out.append(label, pos, end); // a backslash would be seen in there, a bracket does no harm
        } else {
          out.append(BACKTICK.repeat(end - pos));
        }
        pos = end;
      } else if (c == '<' && autolinkEnd(label, pos) > 0) {
        int end = autolinkEnd(label, pos); // a link holds no other
        out.append(Markdown.escapeLabel(label.substring(pos + 1, end)));
        pos = end + 1;
      } else {
        if (c == '[' || c == ']') {
          out.append('\\');
        }
        out.append(c);
        pos++;
      }
    }
  }

  /** Where the {@code >} of the autolink stands that starts there; 0: none does. */
  private static int autolinkEnd(String label, int start) {
    int pos = start + 1;
    boolean address = false;
    while (pos < label.length() && label.charAt(pos) > ' ' && "<>".indexOf(label.charAt(pos)) < 0) {
      address |= label.charAt(pos) == '@' || (label.charAt(pos) == ':' && pos > start + 2);
      pos++;
    }
    return address && label.startsWith(">", pos) ? pos : 0;
  }

  // rule: parentheses in URLs are escaped; so is what code spans and escapes would take for theirs
  private static void appendUrl(StringBuilder out, String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c <= ' ' || c == 0x7f || "()\\`<>".indexOf(c) >= 0) {
        out.append('%').append(hex(c >> 4)).append(hex(c));
      } else {
        out.append(c);
        if (c == '&' && LiteralText.isEntity(url, i)) {
          out.append("amp;");
        }
      }
    }
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit & 0xf);
  }
}
