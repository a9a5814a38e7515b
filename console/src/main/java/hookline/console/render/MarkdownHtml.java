package hookline.console.render;

import org.commonmark.node.Node;

/**
 * Markdown as safe HTML, as Mattermost shows it. Total: whatever the text is, it is shown, in time
 * linear in its length. Not thread-safe only as far as the names it asks are not.
 */
public final class MarkdownHtml {
  private final RenderSettings settings;
  private final Links links;

  public MarkdownHtml(RenderSettings settings) {
    this.settings = settings;
    this.links = new Links(settings.siteUrl());
  }

  /** A message, or another text of any number of blocks. */
  public SafeHtml blocks(String markdown) {
    if (markdown.isEmpty()) {
      return SafeHtml.EMPTY;
    }
    Node document = MarkdownParser.parse(markdown);
    StringBuilder out = new StringBuilder(2 * markdown.length() + 16);
    InlineHtml inlines = new InlineHtml(settings, links, out, InlineHtml.Style.ALL);
    new BlockHtml(inlines, out).write(document);
    return SafeHtml.sanitized(out.toString(), settings.inlineImages());
  }

  /** A text of one line in which links are links, and no other format is shown: a title. */
  public SafeHtml line(String markdown) {
    if (markdown.isEmpty()) {
      return SafeHtml.EMPTY;
    }
    StringBuilder out = new StringBuilder(2 * markdown.length() + 16);
    InlineHtml inlines = new InlineHtml(settings, links, out, InlineHtml.Style.LINKS);
    Node document = MarkdownParser.parseLine(markdown);
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      inlines.children(block);
    }
    return SafeHtml.sanitized(out.toString(), false);
  }

  /** A text that is no Markdown, and may stand within a link: only its emoji are shown. */
  public SafeHtml plain(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    new TextMarks(settings.names(), out).emoji(text);
    return SafeHtml.sanitized(out.toString(), false);
  }

  /** Where links may lead. */
  Links links() {
    return links;
  }
}
