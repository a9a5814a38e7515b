package hookline.console.render;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown as Mattermost's clients do: CommonMark with GitHub's tables, strikethrough and
 * bare links, and no HTML. Nesting and tables are bounded, so that any text is read in time and
 * depth that its length allows. Thread-safe.
 */
final class MarkdownParser {
  /** Deeper than people write; what lies deeper is text. */
  private static final int DEEPEST_BLOCKS = 30;

  private static final int DEEPEST_INLINES = 30;

  /** A short row is filled up to its table's width: a few bytes can ask for millions of cells. */
  private static final int MOST_CELLS = 20_000;

  private static final Parser PARSER = parser(true, true);
  private static final Parser WITHOUT_TABLES = parser(true, false);
  private static final Parser ONE_LINE = parser(false, false);

  private MarkdownParser() {}

  /** The Markdown's tree. */
  static Node parse(String markdown) {
    try {
      return PARSER.parse(markdown);
    } catch (RuntimeException e) {
      // Too many cells; the parser has no other complaint, and without tables none.
      return WITHOUT_TABLES.parse(markdown);
    }
  }

  /** The tree of a text in which no block can begin: paragraphs. */
  static Node parseLine(String markdown) {
    return ONE_LINE.parse(markdown);
  }

  private static Parser parser(boolean blocks, boolean tables) {
    Extension links = AutolinkExtension.create();
    // rule: a single ~ begins a channel's name
    Extension strikethrough = StrikethroughExtension.builder().requireTwoTildes(true).build();
    Extension table = TablesExtension.builder().maxCells(MOST_CELLS).build();
    return Parser.builder()
        .extensions(tables ? List.of(links, strikethrough, table) : List.of(links, strikethrough))
        // All but HTML's: a line that begins with a tag is a line of text.
        .enabledBlockTypes(
            blocks
                ? Set.of(
                    BlockQuote.class,
                    FencedCodeBlock.class,
                    Heading.class,
                    IndentedCodeBlock.class,
                    ListBlock.class,
                    ThematicBreak.class)
                : Set.of())
        .maxOpenBlockParsers(DEEPEST_BLOCKS)
        .maxInlineNesting(DEEPEST_INLINES)
        .customInlineContentParserFactory(new EscapedSign.Parser())
        .build();
  }
}
