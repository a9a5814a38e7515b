package hookline.payload.text;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.Url;

/** Writes Slack's links as Markdown's. */
final class SlackLink {
  private SlackLink() {}

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

  private static boolean isBlankAround(String label) {
    return Characters.isBlank(label.codePointAt(1))
        || Characters.isBlank(label.codePointBefore(label.length() - 1));
  }
}
