package hookline.payload.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slack's code as it is to be seen: entities decoded, tokens as plain text. */
final class SlackCode {
  /** What a label may leave out of its URL and still be the URL. */
  private static final List<String> SCHEMES = List.of("http://", "https://", "mailto:");

  private SlackCode() {}

  static String plain(String code, SlackTokenReader tokens) {
    if (code.indexOf('<') < 0) {
      return SlackEntities.decode(code);
    }
    StringBuilder out = new StringBuilder(code.length());
    int copied = 0;
    int pos = code.indexOf('<');
    while (pos >= 0) {
      SlackToken token = SlackToken.at(code, pos, code.length());
      String text = token == null ? null : plain(tokens.read(token));
      if (token != null && text != null) {
        out.append(SlackEntities.decode(code.substring(copied, pos)));
        out.append(SlackEntities.decode(text));
        copied = token.end();
      }
      pos = code.indexOf('<', token == null ? pos + 1 : token.end());
    }
    return out.append(SlackEntities.decode(code.substring(copied))).toString();
  }

  // rule: in code, a link is its URL, or label (url); nothing is dropped
  private static @Nullable String plain(@Nullable TokenMeaning meaning) {
    if (meaning instanceof TokenMeaning.Mention mention) {
      return mention.text();
    } else if (meaning instanceof TokenMeaning.Words words) {
      return words.text();
    } else if (meaning instanceof TokenMeaning.Link link) {
      return link.label() == null || link.label().equals(link.url())
          ? link.url()
          : isUrl(link.label(), link.url()) ? link.label() : link.label() + " (" + link.url() + ")";
    }
    return null;
  }

  private static boolean isUrl(String label, String url) {
    return SCHEMES.stream().anyMatch(scheme -> url.equals(scheme + label));
  }
}
