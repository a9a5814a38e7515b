package hookline.payload.text;

import hookline.payload.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tokens of users, groups, channels, broadcasts and dates their meaning in a text that
 * clients show as it is, such as a title. Everything else stays byte for byte. Thread-safe.
 */
public final class TitleTranslator {
  /**
   * The text with its mentions and dates as people read them; in time linear in its length.
   *
   * @param path where the text stands in the payload, for warnings
   */
  public String toPlainText(String text, Place path, TextContext context) {
    int pos = text.indexOf('<');
    if (pos < 0) {
      return text;
    }
    SlackTokenReader tokens = new SlackTokenReader(path, context);
    StringBuilder out = new StringBuilder(text.length() + 16);
    int copied = 0;
    while (pos >= 0) {
      SlackToken token = SlackToken.at(text, pos, text.length());
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

  private static @Nullable String shown(SlackToken token, SlackTokenReader tokens) {
    if (token.target().isEmpty() || "@!#".indexOf(token.target().charAt(0)) < 0) {
      return null;
    }
    TokenMeaning meaning = tokens.read(token);
    if (meaning instanceof TokenMeaning.Mention mention) {
      return mention.text();
    } else if (meaning instanceof TokenMeaning.Words words) {
      return words.text();
    }
    // A date's link has no place here; <#anchor|label> is one, too.
    return meaning instanceof TokenMeaning.Link link && token.target().startsWith("!")
        ? link.label()
        : null;
  }
}
