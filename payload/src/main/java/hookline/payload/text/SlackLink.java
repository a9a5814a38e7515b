package hookline.payload.text;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.PlainLink;
import hookline.payload.markdown.TextBuffer;
import hookline.payload.markdown.Url;

/** Writes Slack's links as Markdown's. */
final class SlackLink {
  private SlackLink() {}

  /**
   * The end of the token that starts there if its URL, and its label if it has one, are the same in
   * Markdown, as those of nearly every link are; or -1: what it is takes a closer look.
   */
  static int plainEnd(String text, int pos, int to) {
    int start = pos + 1;
    int url = text.startsWith("https://", start) ? start + 8 : start + 7;
    if (url == start + 7 && !text.startsWith("http://", start)) {
      return -1;
    }
    int end = PlainLink.urlEnd(text, url, to);
    if (end < to && end > url && text.charAt(end) == '|') {
      int label = end + 1;
      end = PlainLink.labelEnd(text, label, to);
      // A label of blanks is none.
      if (end == label || !Characters.isSeen(text.charAt(label))) {
        return -1;
      }
    }
    return end < to && end > url && text.charAt(end) == '>' ? end + 1 : -1;
  }

  /** Appends the {@link #plainEnd plain} one between these positions as Markdown. */
  static void appendPlain(TextBuffer out, String text, int from, int to) {
    int pipe = text.indexOf('|', from);
    if (pipe < 0 || pipe >= to) {
      out.append(text, from, to);
    } else {
      out.append('[').append(text, pipe + 1, to - 1);
      out.append("](").append(text, from + 1, pipe).append(')');
    }
  }

  /**
   * The link as Markdown.
   *
   * @param formatting whether marks around the label mean anything
   */
  static String toMarkdown(TokenMeaning.Link link, boolean formatting) {
    String url = SlackEntities.decode(link.url());
    String label = link.label();
    if (label == null && Url.isAutolink(url)) {
      return "<" + url + ">";
    }
    String shown = label == null ? Markdown.escapeLabel(url) : toMarkdown(label, formatting);
    return Markdown.link(shown, Url.withScheme(url));
  }

  // rule: labels are literal text, but for marks around the whole of one
  private static String toMarkdown(String label, boolean formatting) {
    int last = label.length() - 1;
    if (formatting && isCode(label)) {
      return Markdown.codeSpan(SlackEntities.decode(label.substring(1, last)));
    }
    String mark = formatting && last > 1 ? mark(label.charAt(0)) : "";
    if (mark.isEmpty() || label.indexOf(label.charAt(0), 1) != last || isBlankAround(label)) {
      return Markdown.escapeLabel(SlackEntities.decode(label));
    }
    // The same mark is not in there again: this goes three deep at most.
    return mark + toMarkdown(label.substring(1, last), true) + mark;
  }

  private static String mark(char c) {
    return switch (c) {
      case '*' -> "**";
      case '_' -> "_";
      case '~' -> "~~";
      default -> "";
    };
  }

  private static boolean isCode(String label) {
    int last = label.length() - 1;
    return last > 1
        && label.charAt(0) == '`'
        && label.indexOf('`', 1) == last
        && !label.substring(1, last).isBlank();
  }

  private static boolean isBlankAround(String label) {
    return Characters.isBlank(label.codePointAt(1))
        || Characters.isBlank(label.codePointBefore(label.length() - 1));
  }
}
