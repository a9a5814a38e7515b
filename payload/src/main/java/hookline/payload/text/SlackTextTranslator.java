package hookline.payload.text;

import hookline.payload.markdown.LiteralText;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.Signs;
import hookline.payload.markdown.TextBuffer;
import hookline.payload.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * Translates Slack's dialect, mrkdwn. What means something there is written as Markdown, what shows
 * literally is kept from meaning anything. Takes time in proportion to the text. Rules:
 * docs/payloads.md, section 5.
 */
final class SlackTextTranslator implements TextTranslator {
  private final boolean formatting;
  private final boolean alone;

  /**
   * @param formatting false leaves tokens and entities their meaning, and nothing else
   * @param alone false when other text will stand beside it, which could hold a mark's partner
   */
  SlackTextTranslator(boolean formatting, boolean alone) {
    this.formatting = formatting;
    this.alone = alone;
  }

  @Override
  public String toMarkdown(String text, Place path, TextContext context) {
    if (text.isEmpty()
        || (Signs.isNoneIn(text) && !LiteralText.mayStartBlock(text) && !endsBlank(text))) {
      return text; // many texts: a name, a number of things
    }
    String link = link(text);
    if (link != null) {
      return link;
    }
    Pass pass =
        new Pass(
            Markdown.withLineFeeds(text),
            alone ? LiteralText.of(text) : LiteralText.besideOthers(),
            formatting,
            new SlackTokenReader(path, context));
    pass.translate();
    return pass.out.toString();
  }

  /** The link that the text is, as a field's value often is; null for all else. */
  private @Nullable String link(String text) {
    int last = text.length() - 1;
    // Behind a sign it could be a mention, which the line's reader knows of.
    if (text.charAt(0) != '<' || text.charAt(last) != '>' || !Character.isLetter(text.charAt(1))) {
      return null;
    }
    if (SlackLink.plainEnd(text, 0, text.length()) == text.length()) {
      TextBuffer out = new TextBuffer(text.length() + 1);
      SlackLink.appendPlain(out, text, 0, text.length());
      return out.toString();
    }
    SlackToken token = SlackToken.at(text, 0, text.length());
    return token != null
            && token.end() == text.length()
            && !text.contains("```") // a fence begins anywhere
            && SlackTokenReader.link(token) instanceof TokenMeaning.Link link
        ? SlackLink.toMarkdown(link, formatting)
        : null;
  }

  private static boolean endsBlank(String text) {
    return Character.isWhitespace(text.charAt(text.length() - 1));
  }

  /** One pass over one text: what a line is to Markdown's blocks. */
  private static final class Pass {
    private final String text;
    private final boolean formatting;
    private final SlackTokenReader tokens;
    private final TextBuffer out;
    private final SlackLine lines;
    private @Nullable SlackFence fence;

    /** Whether everything from here on is quoted. */
    private boolean quotesRest;

    private boolean isFirstLine = true;
    private boolean wasQuoted;

    Pass(String text, LiteralText literal, boolean formatting, SlackTokenReader tokens) {
      this.text = text;
      this.formatting = formatting;
      this.tokens = tokens;
      this.out = new TextBuffer(text.length() + text.length() / 8 + 16);
      this.lines = new SlackLine(text, literal, formatting, tokens, out);
      this.fence = formatting ? SlackFence.next(text, 0) : null;
    }

    void translate() {
      int pos = 0;
      while (pos <= text.length()) {
        pos = translateLine(pos);
      }
    }

    /** Translates the line that starts there, with the fences in it; the next one's start. */
    private int translateLine(int start) {
      int mark = formatting && !quotesRest ? SlackQuote.end(text, start) : start;
      boolean quoted = mark > start || quotesRest;
      boolean isRest = SlackQuote.isRest(text, start, mark);
      quotesRest |= isRest; // rule: >>> quotes the rest
      int pos = quoted && text.startsWith(" ", mark) ? mark + 1 : mark;
      boolean hasFence = false;
      int end = lineEnd(pos);
      while (fence != null && fence.start() < end) {
        addBesideFence(hasFence ? skipBlanks(pos, fence.start()) : pos, fence.start(), quoted);
        addFence(fence, quoted);
        pos = fence.end();
        end = pos > end ? lineEnd(pos) : end; // else a line of fences would be searched for each
        fence = SlackFence.next(text, pos);
        hasFence = true;
      }
      if (hasFence) {
        addBesideFence(skipBlanks(pos, end), end, quoted);
      } else if (pos < end || !isRest) {
        addLine(pos, end, quoted);
      }
      return end + 1;
    }

    private int lineEnd(int pos) {
      int feed = text.indexOf('\n', pos);
      return feed < 0 ? text.length() : feed;
    }

    private int skipBlanks(int from, int to) {
      int pos = from;
      while (pos < to && Character.isWhitespace(text.charAt(pos))) {
        pos++;
      }
      return pos;
    }

    // rule: a fence gets lines of its own, and so does what stands beside it
    private void addBesideFence(int from, int to, boolean quoted) {
      if (skipBlanks(from, to) < to) {
        addLine(from, to, quoted);
      }
    }

    private void addLine(int from, int to, boolean quoted) {
      // Blanks at a line's end show nothing, and two of them are another kind of line break.
      int end = to;
      while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = startLine(quoted);
      lines.append(from, end == from ? to : end);
      endLine(start, quoted);
    }

    private void addFence(SlackFence fence, boolean quoted) {
      String code = fence.code();
      if (quoted && !quotesRest) {
        code = SlackQuote.unquoted(code, fence.startsLine());
      }
      String markdown = Markdown.fence(SlackCode.plain(code, tokens), fence.info());
      int pos = 0;
      while (pos <= markdown.length()) {
        int feed = markdown.indexOf('\n', pos);
        int end = feed < 0 ? markdown.length() : feed;
        int start = startLine(quoted);
        out.append(markdown, pos, end);
        endLine(start, quoted);
        pos = end + 1;
      }
    }

    /** Where the line's own text starts. */
    private int startLine(boolean quoted) {
      if (!isFirstLine) {
        out.append('\n');
      }
      // rule: a quote ends with its line; without this Markdown would draw the next one into it
      if (quoted) {
        out.append("> ");
      } else if (wasQuoted) {
        out.append('\n');
      }
      return out.length();
    }

    private void endLine(int start, boolean quoted) {
      if ((quoted || wasQuoted) && out.isBlankFrom(start)) {
        // A blank line needs no blank behind its mark, and ends a quote by itself.
        if (quoted) {
          out.setLength(start - 1);
        } else {
          out.deleteCharAt(start - 1);
        }
      }
      isFirstLine = false;
      wasQuoted = quoted;
    }
  }
}
