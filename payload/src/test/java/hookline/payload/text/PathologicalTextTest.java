package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Dialect;
import hookline.payload.model.Place;
import hookline.payload.model.Warnings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that a sender could write to keep us busy. What is linear takes milliseconds. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PathologicalTextTest {
  /** The largest body that is taken by default, in bytes. */
  private static final int SIZE = 300_000;

  private static final Map<String, String> TEXTS = new TreeMap<>();

  static {
    for (String piece :
        List.of(
            "<",
            "<<<|",
            "<|",
            "<a|",
            "<a|b>",
            "<@a>",
            "<#C1>",
            "<!a|",
            "<!date^",
            "<!date^1^{",
            "<!date^1^{date}^",
            "<http://",
            "<a:",
            "<a.",
            "`",
            "`a",
            "` ``",
            "\\",
            "\\`",
            "[",
            "](",
            "[](",
            "[](([](",
            "[a](b)",
            "(",
            "![",
            "|",
            "|-",
            "||\n|-|-|\n",
            "|a\n|-\n",
            "a",
            " ",
            " a",
            "\n",
            "\r",
            "\r\n",
            "> ",
            ">",
            "- ",
            "1. ",
            "#",
            "# ",
            "a #",
            "```\n",
            "> ```\n",
            "> ```\na\n",
            "~~~\n",
            "~",
            "- ```\n",
            "```a`\n",
            "\u0301",
            "a\u0301",
            "\u200d",
            "\u2764\u200d",
            "\ud83c\udde9",
            "\ud83d\ude00",
            "\ud83d",
            "\u0600",
            "<a\n",
            "*",
            "*a",
            "a* ",
            "*a* ",
            "*a _b ~c ",
            "*a _b* c_ ",
            "_",
            "_*~",
            "**",
            "&",
            "&lt;",
            "&gt;",
            "&gt;&gt;&gt;\n",
            "&amp;lt;",
            "&a",
            ">>>",
            ">a\n",
            "`a` ",
            "```",
            "```a```",
            "``` ",
            "> ```a\n",
            "]:",
            "[a\n",
            "[a]:",
            ":a::skin-tone-2:",
            "www.a_",
            "http://a(",
            "http://a)",
            "http://a_ ",
            "http://....",
            "\t",
            "- - ",
            "\ufe0f*[",
            "<http://a|b")) {
      TEXTS.put(piece, piece.repeat(SIZE / piece.length()));
    }
    for (String sign : List.of("<", "<a|", "<<", "&lt;", "*", "`", "[")) {
      TEXTS.put("100,000 times " + sign, sign.repeat(100_000));
    }
    TEXTS.put("runs", runs("`"));
    TEXTS.put("runs that grow shorter", reverse(runs("`")));
    TEXTS.put("a long token", "<" + "a".repeat(SIZE) + ">");
    TEXTS.put("a long target", "<http://" + "a.".repeat(SIZE / 2) + "|b>");
    TEXTS.put("a long host", "<" + "a.".repeat(SIZE / 2) + "com|b>");
    TEXTS.put("a long scheme", "<" + "a".repeat(SIZE) + "://|b>");
    TEXTS.put("a long label", "<http://a.example|" + "[`".repeat(SIZE / 2) + ">");
    TEXTS.put("a long format", "<!date^1^" + "{date}".repeat(SIZE / 6) + ">");
    TEXTS.put("exclamation marks", "\\".repeat(SIZE / 2) + "!<http://a.example|b>".repeat(5_000));
    TEXTS.put("a long info string", "```" + "a".repeat(SIZE) + "\nb\n```");
    TEXTS.put("a long fence", "`".repeat(SIZE / 3) + "\nb\n" + "`".repeat(SIZE / 3));
    TEXTS.put("a long closing line", "```\nb\n```" + " ".repeat(SIZE));
    TEXTS.put("a fence of one line", "```\n" + "b".repeat(SIZE) + "\n```");
    TEXTS.put("deep quotes", (">".repeat(500) + "```\n").repeat(SIZE / 504));
    TEXTS.put("a wide table", "|a".repeat(SIZE / 4) + "\n" + "|-".repeat(SIZE / 4) + "\n|b");
    TEXTS.put("a long table", "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(SIZE / 6));
    TEXTS.put(
        "heads of half a part, fences behind them",
        ("|" + "a".repeat(990) + "|\n|-|\n" + "|b|\n".repeat(500) + "~".repeat(990) + "\n")
            .repeat(SIZE / 4_000));
  }

  static Stream<String> names() {
    return TEXTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void toMarkdown_isQuick(String name) {
    for (TextTranslator translator :
        List.of(
            TextTranslators.of(Dialect.MATTERMOST, true),
            TextTranslators.of(Dialect.SLACK, true),
            TextTranslators.of(Dialect.SLACK, false),
            TextTranslators.plain())) {
      TextContext context = new TextContext(new SmallDirectory(), ZoneId.of("UTC"), new Warnings());

      String markdown = translator.toMarkdown(TEXTS.get(name), Place.of("text"), context);

      assertThat(markdown.length()).isLessThan(10 * Math.max(SIZE, TEXTS.get(name).length()));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void split_isQuickAndKeepsItsSize(String name) {
    for (int limit : new int[] {20, 4_000, 16_383}) {
      List<Part> parts = TextSplitter.parts(TEXTS.get(name), limit);

      assertThat(
              parts.stream().map(Part::text).collect(Collectors.joining()).equals(TEXTS.get(name)))
          .isTrue();
      assertThat(parts.stream().mapToLong(part -> part.markdown().length()).sum())
          .isLessThan(10L * Math.max(SIZE, TEXTS.get(name).length()));
      assertThat(parts)
          .allMatch(part -> part.markdown().codePoints().count() <= limit, "fits " + limit);
    }
  }

  /** Runs of one, two, three ... backticks: none of them finds its partner. */
  private static String runs(String mark) {
    return IntStream.rangeClosed(1, 770).mapToObj(mark::repeat).collect(Collectors.joining(" "));
  }

  private static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
