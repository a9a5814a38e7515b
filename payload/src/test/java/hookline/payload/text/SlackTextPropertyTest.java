package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Dialect;
import hookline.payload.model.Place;
import hookline.payload.model.Warnings;
import hookline.payload.rendering.Seen;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader sees of random texts of hostile pieces, beside a model that knows no Markdown. */
class SlackTextPropertyTest {
  private static final int TEXTS = 2_000;

  /** What means something in Markdown, and nothing in Slack. */
  private static final List<String> LITERAL =
      List.of(
          "a", "b1", "ü", "語", "😀", " ", " ", "  ", "\t", "\n", "\n", "\n\n", "#", "# ", "-", "- ",
          "+ ", "=", "==", "---", "1.", "2) ", "|", "|-|", ":", "[", "]", "](", "]: ", "(", ")",
          "!", "![", "\\", "\\\n", "\"", "'", "&", "&copy;", "&#35;", "&amp;", "&lt;", "<", "</",
          "<b ", "<!--", "$", ".", ",", "{", "}", "\u200b", "\u00a0");

  private static final List<String> MARKS = List.of("*", "_", "~", "**", "*a*", "_b_", "~c~");

  private static final List<String> TICKS = List.of("`", "``", "`a`");

  @ParameterizedTest
  @MethodSource("seeds")
  void toMarkdown_withoutFormatting_isSeenAsItIs(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random, LITERAL, MARKS, TICKS, List.of("```", "~~~", "___", "* "));

      Shown shown = shown(text, false);

      assertThat(shown.nodes.keySet()).as(text).isSubsetOf("Document", "Paragraph");
      assertThat(shown.text()).as(text).isEqualTo(model(text));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void toMarkdown_withMarks_hidesPairsAndNothingElse(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random, LITERAL, MARKS, MARKS, TICKS).replaceAll("`{3,}", "``");

      Shown shown = shown(text, true);

      assertThat(shown.nodes.keySet())
          .as(text)
          .isSubsetOf(
              "Document", "Paragraph", "StrongEmphasis", "Emphasis", "Strikethrough", "Code");
      String seen = shown.text();
      assertThat(withoutMarks(seen)).as(text).isEqualTo(withoutMarks(model(text)));
      assertThat(pairs(text, seen, '*')).as(text).isEqualTo(shown.count("StrongEmphasis"));
      assertThat(pairs(text, seen, '_')).as(text).isEqualTo(shown.count("Emphasis"));
      assertThat(pairs(text, seen, '~')).as(text).isEqualTo(shown.count("Strikethrough"));
      assertThat(pairs(text, seen, '`')).as(text).isEqualTo(shown.count("Code"));
    }
  }

  static List<Long> seeds() {
    return LongStream.range(0, 10).boxed().toList();
  }

  @SafeVarargs
  private static String text(Random random, List<String>... alphabets) {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(14); i > 0; i--) {
      List<String> alphabet = alphabets[random.nextInt(alphabets.length)];
      out.append(alphabet.get(random.nextInt(alphabet.size())));
    }
    return out.toString();
  }

  private static Shown shown(String text, boolean mrkdwn) {
    TextContext context = new TextContext(new SmallDirectory(), ZoneId.of("UTC"), new Warnings());
    Shown shown = new Shown();
    shown.add(
        Seen.parse(
            TextTranslators.of(Dialect.SLACK, mrkdwn).toMarkdown(text, Place.of("text"), context)));
    return shown;
  }

  /** Lines as they are: entities decoded once, blanks in front kept, blank lines dropped. */
  private static String model(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String plain = line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
      String end = plain.replaceFirst("[ \t]+$", "");
      String start = end.replaceFirst("^[ \t]+", "");
      String blanks = end.substring(0, end.length() - start.length());
      if (!end.isEmpty()) {
        lines.add(blanks.replace("\t", "    ").replace(' ', '\u00a0') + start);
      }
    }
    return String.join("\n", lines);
  }

  /** Without what may be a mark, and the hair space that a mark may need. */
  private static String withoutMarks(String text) {
    return text.replaceAll("[*_~`\u200a]", "");
  }

  private static int pairs(String text, String seen, char mark) {
    int hidden = count(text, mark) - count(seen, mark);
    return hidden % 2 == 0 ? hidden / 2 : -1;
  }

  private static int count(String text, char c) {
    return (int) text.chars().filter(each -> each == c).count();
  }

  /** The text of a document, and how many nodes of each kind it has. */
  private static final class Shown {
    final Map<String, Integer> nodes = new HashMap<>();
    private final List<StringBuilder> paragraphs = new ArrayList<>();

    void add(Node node) {
      if (node instanceof Text text) {
        last().append(text.getLiteral());
      } else if (node instanceof SoftLineBreak) {
        last().append('\n');
      } else {
        nodes.merge(node.getClass().getSimpleName(), 1, Integer::sum);
        if (node instanceof Code code) {
          last().append(code.getLiteral());
        } else if (node.getParent() != null && node.getParent().getParent() == null) {
          paragraphs.add(new StringBuilder());
        }
      }
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        add(child);
      }
    }

    private StringBuilder last() {
      return paragraphs.get(paragraphs.size() - 1);
    }

    int count(String node) {
      return nodes.getOrDefault(node, 0);
    }

    String text() {
      return paragraphs.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
  }
}
