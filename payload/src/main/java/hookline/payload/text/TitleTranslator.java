package hookline.payload.text;

import org.jspecify.annotations.Nullable;

/**
 * Gives the tokens of users, groups, channels, broadcasts and dates their meaning in a text that
 * clients show as it is, such as a title. Everything else stays byte for byte. Thread-safe.
 */
public final class TitleTranslator {
  /** Of a date, the parts before its link: {@code !date}, the timestamp and the format. */
  private static final int PARTS_BEFORE_LINK = 3;

  /**
   * The text with its mentions and dates as people read them; in time linear in its length.
   *
   * @param path where the text stands in the payload, for warnings
   */
  public String toPlainText(String text, String path, TextContext context) {
    int pos = text.indexOf('<');
    if (pos < 0) {
      return text;
    }
    SlackTokenTranslator tokens = new SlackTokenTranslator(path, context);
    StringBuilder out = new StringBuilder(text.length() + 16);
    int copied = 0;
    while (pos >= 0) {
      SlackToken token = SlackToken.at(text, pos);
      if (token == null) {
        pos = text.indexOf('<', pos + 1);
        continue;
      }
      String shown = shown(token, tokens);
      if (shown != null) {
        out.append(text, copied, pos).append(shown);
        copied = token.end();
      }
      pos = text.indexOf('<', token.end());
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static @Nullable String shown(SlackToken token, SlackTokenTranslator tokens) {
    String target = token.target();
    if (target.startsWith("@")) {
      return tokens.toMarkdown(token);
    }
    if (target.startsWith("!")) {
      return tokens.toMarkdown(withoutLink(token));
    }
    // <#anchor|label> is a link, which a title does not have.
    String channel = target.startsWith("#") ? tokens.toMarkdown(token) : null;
    return channel != null && channel.startsWith("~") ? channel : null;
  }

  /** A date's link would be Markdown. */
  private static SlackToken withoutLink(SlackToken token) {
    String[] parts = token.target().split("\\^", PARTS_BEFORE_LINK + 1);
    if (!parts[0].equals("!date") || parts.length <= PARTS_BEFORE_LINK) {
      return token;
    }
    String target = parts[0] + "^" + parts[1] + "^" + parts[2];
    return new SlackToken(target, token.label(), token.piped(), token.glued(), token.end());
  }
}
