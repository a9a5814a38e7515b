package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.block.BlockRenderer;
import hookline.payload.model.Place;
import hookline.payload.model.Settings;
import hookline.payload.model.Warnings;
import hookline.payload.text.TextContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever leaves a section has, a reader sees each character in the style its leaf asks for. */
final class StyledTextPropertyTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(StrikethroughExtension.create())).build();

  private static final String[] STYLES = {"bold", "strike", "italic", "code"};

  /** What means something beside marks, and what decides whether they mean anything. */
  private static final String[] PIECES = {
    "a", "b", "1", " ", "  ", "\u00A0", "*", "**", "_", "__", "~", "~~", "`", "``", "(", ")", "[",
        "](x)", "!", "\\",
    "#", "&", "lt;", ";", "<", ">", "-", ".", "\"", "é", "€", "🎉", "。", "|", ":", "=", "\n", "\t",
        "1. ", "```"
  };

  @RepeatedTest(100)
  void render_randomLeaves_everyCharacterHasItsStyle(RepetitionInfo repetition) {
    for (int i = 0; i < 100; i++) {
      check(new Random(repetition.getCurrentRepetition() * 1_000L + i));
    }
  }

  static void check(Random random) {
    ArrayNode leaves = JSON.arrayNode();
    StringBuilder expected = new StringBuilder();
    for (int leaf = random.nextInt(6); leaf >= 0; leaf--) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(4); piece >= 0; piece--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      // Few styles at once, and in most cases none, as in what people write.
      int style = random.nextInt(16);
      style &= random.nextInt(16);
      leaves.add(leaf(text.toString(), style));
      append(expected, text, style);
    }
    ObjectNode section = JSON.objectNode().put("type", "rich_text_section").set("elements", leaves);
    JsonNode block =
        JSON.objectNode().put("type", "rich_text").set("elements", JSON.arrayNode().add(section));
    String markdown =
        BlockRenderer.render(
            List.of(block),
            Place.of("blocks"),
            new TextContext(new JudgeDirectory(Settings.DEFAULTS), ZoneOffset.UTC, new Warnings()));
    assertThat(seen(markdown)).as("%s%nfrom %s", markdown, leaves).isEqualTo(expected.toString());
  }

  private static ObjectNode leaf(String text, int style) {
    ObjectNode leaf = JSON.objectNode().put("type", "text").put("text", text);
    ObjectNode styles = leaf.putObject("style");
    for (int s = 0; s < STYLES.length; s++) {
      styles.put(STYLES[s], (style & 1 << s) != 0);
    }
    return leaf;
  }

  /** Each character behind its style; blanks have none that could be seen. */
  private static void append(StringBuilder out, CharSequence text, int style) {
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0x200B)
        .forEach(c -> out.append(style).append(Character.toString(c)).append(' '));
  }

  private static String seen(String markdown) {
    StringBuilder seen = new StringBuilder();
    PARSER
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              private int style;

              @Override
              public void visit(Text text) {
                append(seen, text.getLiteral(), style);
              }

              @Override
              public void visit(Code code) {
                append(seen, code.getLiteral(), style | 8);
              }

              @Override
              public void visit(StrongEmphasis strong) {
                int before = style;
                style |= 1;
                visitChildren(strong);
                style = before;
              }

              @Override
              public void visit(Emphasis emphasis) {
                int before = style;
                style |= 4;
                visitChildren(emphasis);
                style = before;
              }

              @Override
              public void visit(CustomNode node) {
                int before = style;
                style |= node instanceof Strikethrough ? 2 : 0;
                visitChildren(node);
                style = before;
              }
            });
    return seen.toString();
  }
}
