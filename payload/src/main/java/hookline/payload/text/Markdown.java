package hookline.payload.text;

/** What Markdown does with single characters, and how text is kept from meaning something in it. */
final class Markdown {
  /** One that is text. Even behind a backslash it could end a code span begun before the link. */
  private static final String BACKTICK = "&#96;";

  private Markdown() {}

  /** Whether the backslash at that position takes the next character's meaning away. */
  static boolean isEscape(String text, int backslash) {
    return backslash + 1 < text.length() && isPunctuation(text.charAt(backslash + 1));
  }

  /**
   * {@code [label](url)}, written so that CommonMark reads exactly that link.
   *
   * @param label may hold Markdown; its brackets become text
   * @param url without blanks
   */
  static String link(String label, String url) {
    StringBuilder out = new StringBuilder(label.length() + url.length() + 8);
    out.append('[');
    appendLabel(out, label);
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
        int end = isEscape(label, pos) ? pos + 2 : pos + 1;
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
      } else {
        if (c == '[' || c == ']') {
          out.append('\\');
        }
        out.append(c);
        pos++;
      }
    }
  }

  // rule: parentheses in URLs are escaped; so is what code spans and escapes would take for theirs
  private static void appendUrl(StringBuilder out, String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      switch (c) {
        case '(' -> out.append("%28");
        case ')' -> out.append("%29");
        case '\\' -> out.append("%5C");
        case '`' -> out.append("%60");
        default -> out.append(c);
      }
    }
  }

  /** ASCII punctuation: what a backslash can escape. */
  private static boolean isPunctuation(char c) {
    return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
  }
}
