package hookline.payload.markdown;

/** Writes {@code [label](url)} so that CommonMark reads exactly that link. */
final class Link {
  /** One that is text. Even behind a backslash it could end a code span begun before the link. */
  private static final String BACKTICK = "&#96;";

  private static final AsciiSet IN_LABEL = AsciiSet.of("\\`<[]");
  private static final AsciiSet IN_URL = AsciiSet.of("()\\`<>&").withControls();

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
    int copied = 0;
    int pos = IN_LABEL.next(label, 0, label.length());
    if (pos == label.length()) {
      out.append(label); // most labels
      return;
    }
    CodeSpans spans = new CodeSpans(label, 0, label.length());
    while (pos < label.length()) {
      out.append(label, copied, pos);
      copied =
          switch (label.charAt(pos)) {
            case '\\' -> appendBackslash(out, label, pos);
            case '`' -> appendBackticks(out, label, pos, spans);
            case '<' -> appendLess(out, label, pos);
            default -> {
              out.append('\\').append(label.charAt(pos));
              yield pos + 1;
            }
          };
      pos = IN_LABEL.next(label, copied, label.length());
    }
    out.append(label, copied, label.length());
  }

  private static int appendBackslash(StringBuilder out, String label, int pos) {
    int end = Markdown.isEscape(label, pos) ? pos + 2 : pos + 1;
    if (label.startsWith("\\`", pos)) {
      out.append(BACKTICK);
    } else {
      out.append(label, pos, end);
    }
    if (end == label.length() && end == pos + 1) {
      out.append('\\'); // a last backslash would escape our own bracket
    }
    return end;
  }

  private static int appendBackticks(StringBuilder out, String label, int pos, CodeSpans spans) {
    int end = spans.skip(pos);
    if (spans.endOf(pos) >= 0) {
      out.append(label, pos, end); // a backslash would be seen in there, a bracket does no harm
    } else {
      out.append(BACKTICK.repeat(end - pos));
    }
    return end;
  }

  private static int appendLess(StringBuilder out, String label, int pos) {
    int end = autolinkEnd(label, pos);
    if (end == 0) {
      out.append('<');
      return pos + 1;
    }
    out.append(Markdown.escapeLabel(label.substring(pos + 1, end))); // a link holds no other
    return end + 1;
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
    int copied = 0;
    int pos = IN_URL.next(url, 0, url.length());
    while (pos < url.length()) {
      char c = url.charAt(pos);
      if (c != '&') {
        out.append(url, copied, pos).append('%').append(hex(c >> 4)).append(hex(c));
        copied = pos + 1;
      } else if (LiteralText.isEntity(url, pos, url.length())) {
        out.append(url, copied, pos).append("&amp;");
        copied = pos + 1;
      }
      pos = IN_URL.next(url, pos + 1, url.length());
    }
    if (copied == 0) {
      out.append(url); // most URLs
    } else {
      out.append(url, copied, url.length());
    }
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit & 0xf);
  }
}
