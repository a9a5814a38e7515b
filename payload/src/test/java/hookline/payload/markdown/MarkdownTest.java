package hookline.payload.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.rendering.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a",
        "- a",
        "1. a",
        "> a",
        "---",
        "===",
        "|-|-|",
        "```",
        "~~~",
        "*a* _b_ ~~c~~ `d`",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "<b>",
        "&amp;",
        "a\\",
        "\\*",
        "2 * 3",
        "snake_case"
      })
  void escape_anything_isSeenAsItIs(String literal) {
    assertThat(Seen.of(Markdown.escape(literal))).isEqualTo("paragraph: " + literal);
    assertThat(Seen.of("a\n" + Markdown.escape(literal))).isEqualTo("paragraph: a\n  " + literal);
  }

  @Test
  void escape_leavesWhatMeansNothing() {
    String text = "snake_case, 2 * 3: [main] a < b & c #1 C:\\temp (x) \"y\"!";

    assertThat(Markdown.escape(text)).isEqualTo(text);
  }

  @Test
  void escape_lines_keepTheirIndents() {
    assertThat(Seen.of(Markdown.escape("a\r\n    b\n# c")))
        .isEqualTo("paragraph: a\n  ⟨00A0⟩⟨00A0⟩⟨00A0⟩⟨00A0⟩b\n  # c");
  }

  @Test
  void escapeInline_keepsTheBlankItStartsWith() {
    assertThat("a" + Markdown.escapeInline(" b\n# c")).isEqualTo("a b\n\\# c");
  }

  @Test
  void link_urlWithAnything_leadsThere() {
    assertThat(Seen.of(Markdown.link("a", "http://a.example/(b)\\c`d <e>&copy;f")))
        .isEqualTo("paragraph: link<a -> http://a.example/%28b%29%5Cc%60d%20%3Ce%3E&copy;f>");
  }

  @Test
  void link_inALabel_isText() {
    assertThat(
            Seen.of(Markdown.link(Markdown.escape("see http://a.example/_b_"), "http://c.example")))
        .isEqualTo("paragraph: link<see http://a.example/_b_ -> http://c.example>");
  }

  @Test
  void image_showsItsTextAsItIs() {
    assertThat(Seen.of(Markdown.image("a *b* [c]\nd", "http://a.example/e.png")))
        .isEqualTo("paragraph: image<a *b* [c] d -> http://a.example/e.png>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "`", "a`b", "``", "`a``b`", " a ", " ", "  ", "a|b", "\\", "*a*"})
  void codeSpan_anything_isSeenAsItIs(String code) {
    assertThat(Seen.of("x" + Markdown.codeSpan(code) + "x"))
        .isEqualTo("paragraph: xcode<" + code + ">x");
  }

  @Test
  void codeSpan_severalLines_becomeOne() {
    assertThat(Seen.of(Markdown.codeSpan("a\n\nb"))).isEqualTo("paragraph: code<a  b>");
  }

  @Test
  void fence_isLongerThanAnyInside() {
    assertThat(Seen.of(Markdown.fence("a\n````\n\n  b\n", "java `x`\ny")))
        .isEqualTo("code java x y:\n  a\n  ````\n\n    b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|b", "a\\\\|b", "\\|", "||", "a\\", "`a|b`"})
  void cell_withPipes_isOneCell(String markdown) {
    String row = "| " + Markdown.cell(markdown) + " | z |\n|-|-|\n";

    assertThat(Seen.of(row))
        .isEqualTo(
            "table:\n  head [" + Seen.of(markdown).substring("paragraph: ".length()) + "] [z]");
  }

  @Test
  void cell_severalLines_becomeOne() {
    assertThat(Markdown.cell("a\r\nb\nc")).isEqualTo("a b c");
  }

  @Test
  void quote_blankLines_stayInIt() {
    assertThat(Markdown.quote("a\n\nb")).isEqualTo("> a\n>\n> b");
  }

  @Test
  void append_whatWouldMakeSomethingTogether_doesNot() {
    assertThat(appended("Look!", "[a](b)")).isEqualTo("paragraph: Look!link<a -> b>");
    assertThat(appended("[a]", "(b)")).isEqualTo("paragraph: [a](b)");
    assertThat(appended("`a`", "`b`")).isEqualTo("paragraph: code<a>⟨200B⟩code<b>");
    assertThat(appended("&co", "py;")).isEqualTo("paragraph: &copy;");
    assertThat(appended("R&", "D")).isEqualTo("paragraph: R&D");
  }

  private static String appended(String first, String second) {
    StringBuilder out = new StringBuilder(first);
    Markdown.append(out, second);
    return Seen.of(out.toString());
  }
}
