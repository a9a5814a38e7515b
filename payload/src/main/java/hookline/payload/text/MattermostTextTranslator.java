package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.CodeSpans;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.Url;
import hookline.payload.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * Translates the Mattermost dialect: Markdown in which Slack's {@code <...>} tokens may stand.
 *
 * <p>Goes through the text once, from left to right. What has a meaning in Markdown before a token
 * could (an escape, a code span, a fence) is stepped over; a token that is understood is replaced;
 * everything else stays as it was, byte for byte. Rules: docs/payloads.md, section 5, "Both".
 */
final class MattermostTextTranslator implements TextTranslator {
  /** Where the meaning of a text can change. */
  private static final AsciiSet STOPS = AsciiSet.of("\\`<");

  @Override
  public String toMarkdown(String text, Place path, TextContext context) {
    if (text.indexOf('<') < 0) {
      return text; // most texts: without a token there is nothing to translate
    }
    Pass pass = new Pass(text, new SlackTokenReader(path, context));
    int pos = 0;
    for (Fence fence : Fence.in(text)) {
      pass.translate(pos, fence.start());
      // rule: fences are left alone
      pass.copy(fence.start(), fence.end());
      pos = fence.end();
    }
    pass.translate(pos, text.length());
    return pass.out.toString();
  }

  /** One pass over one text. */
  private static final class Pass {
    private final String text;
    private final SlackTokenReader tokens;
    private final StringBuilder out;

    Pass(String text, SlackTokenReader tokens) {
      this.text = text;
      this.tokens = tokens;
      this.out = new StringBuilder(text.length() + 64);
    }

    void copy(int from, int to) {
      out.append(text, from, to);
    }

    /** Translates a stretch that no fence touches. */
    void translate(int from, int to) {
      CodeSpans spans = new CodeSpans(text, from, to);
      int copied = from;
      int pos = STOPS.next(text, from, to);
      while (pos < to) {
        char c = text.charAt(pos);
        if (c == '\\') {
          pos += Markdown.isEscape(text, pos) ? 2 : 1;
        } else if (c == '`') {
          // rule: code spans are left alone
          pos = spans.skip(pos);
        } else {
          SlackToken token = SlackToken.at(text, pos, to);
          String markdown = token == null ? null : toMarkdown(token, tokens.read(token));
          if (token == null) {
            pos++;
          } else if (markdown == null) {
            if (!Url.isSafe(token.target())) {
              // rule: no link that runs what the sender wrote; Markdown would make it one
              copy(copied, pos);
              out.append("&lt;");
              copied = pos + 1;
            }
            pos = token.end();
          } else {
            copy(copied, pos);
            Markdown.append(out, markdown); // "Look!<url|here>" must not become an image
            pos = token.end();
            copied = pos;
          }
        }
        pos = STOPS.next(text, pos, to);
      }
      copy(copied, to);
    }

    private static @Nullable String toMarkdown(SlackToken token, @Nullable TokenMeaning meaning) {
      if (meaning instanceof TokenMeaning.Mention mention) {
        return mention.text();
      } else if (meaning instanceof TokenMeaning.Words words) {
        return words.text();
      }
      return meaning instanceof TokenMeaning.Link link ? toMarkdown(token, link) : null;
    }

    private static @Nullable String toMarkdown(SlackToken token, TokenMeaning.Link link) {
      if (link.label() != null) {
        // rule: <url|label> is [label](url)
        return Markdown.link(link.label(), SlackEntities.decode(link.url()));
      } else if (!token.piped()) {
        return null; // rule: <url> stays
      }
      // rule: <url|> is <url>; but only with a scheme is that a link, and </x> would be HTML
      return Url.hasScheme(link.url())
          ? "<" + link.url() + ">"
          : Markdown.link(link.url(), link.url());
    }
  }
}
