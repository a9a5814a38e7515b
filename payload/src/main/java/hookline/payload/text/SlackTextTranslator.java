package hookline.payload.text;

import hookline.payload.markdown.Delimiters;
import hookline.payload.markdown.LiteralText;
import hookline.payload.markdown.Markdown;
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
  public String toMarkdown(String text, String path, TextContext context) {
    String source = Markdown.withLineFeeds(text);
    Delimiters delimiters = alone ? Delimiters.in(source) : Delimiters.ALL;
    Pass pass = new Pass(source, formatting, delimiters, new SlackTokenReader(path, context));
    pass.translate();
    return pass.out.toString();
  }

  /** One pass over one text: what a line is to Markdown's blocks. */
  private static final class Pass {
    private final String text;
    private final boolean formatting;
    private final SlackTokenReader tokens;
    private final LiteralText literal;
    private final StringBuilder out;
    private @Nullable SlackFence fence;

    /** Whether everything from here on is quoted. */
    private boolean quotesRest;

    private boolean isFirstLine = true;
    private boolean wasQuoted;

    Pass(String text, boolean formatting, Delimiters delimiters, SlackTokenReader tokens) {
      this.text = text;
      this.formatting = formatting;
      this.tokens = tokens;
      this.literal = new LiteralText(delimiters);
      this.out = new StringBuilder(text.length() + 64);
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
      if (SlackQuote.isRest(text, start, mark)) {
        quotesRest = true; // rule: >>> quotes the rest
      }
      int pos = quoted && text.startsWith(" ", mark) ? mark + 1 : mark;
      boolean hasFence = false;
      int end = lineEnd(pos);
      while (fence != null && fence.start() < end) {
        String before = text.substring(pos, fence.start()).stripTrailing();
        addBesideFence(hasFence ? before.stripLeading() : before, quoted);
        addFence(fence, quoted);
        pos = fence.end();
        end = pos > end ? lineEnd(pos) : end; // else a line of fences would be searched for each
        fence = SlackFence.next(text, pos);
        hasFence = true;
      }
      if (hasFence) {
        addBesideFence(text.substring(pos, end).stripLeading(), quoted);
      } else if (pos < end || !SlackQuote.isRest(text, start, mark)) {
        add(text.substring(pos, end), quoted);
      }
      return end + 1;
    }

    private int lineEnd(int pos) {
      int feed = text.indexOf('\n', pos);
      return feed < 0 ? text.length() : feed;
    }

    // rule: a fence gets lines of its own, and so does what stands beside it
    private void addBesideFence(String part, boolean quoted) {
      if (!part.isBlank()) {
        add(part, quoted);
      }
    }

    private void add(String line, boolean quoted) {
      // Blanks at a line's end show nothing, and two of them are another kind of line break.
      String text = line.isBlank() ? line : line.stripTrailing();
      addLine(SlackLine.toMarkdown(text, formatting, tokens, literal), quoted);
    }

    private void addFence(SlackFence fence, boolean quoted) {
      String code = fence.code();
      if (quoted && !quotesRest) {
        code = SlackQuote.unquoted(code, fence.startsLine());
      }
      String markdown = Markdown.fence(SlackCode.plain(code, tokens), fence.info());
      for (String line : markdown.split("\n", -1)) {
        addLine(line, quoted);
      }
    }

    private void addLine(String markdown, boolean quoted) {
      if (!isFirstLine) {
        out.append('\n');
      }
      // rule: a quote ends with its line; without this Markdown would draw the next one into it
      if (wasQuoted && !quoted && !markdown.isBlank()) {
        out.append('\n');
      }
      boolean blank = markdown.isBlank();
      out.append(quoted ? blank ? ">" : "> " : "").append(quoted && blank ? "" : markdown);
      isFirstLine = false;
      wasQuoted = quoted;
    }
  }
}
