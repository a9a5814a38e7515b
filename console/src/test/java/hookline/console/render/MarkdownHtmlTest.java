package hookline.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markdown in, HTML out: render/markdown. */
class MarkdownHtmlTest {
  static Stream<RenderCase> cases() {
    return RenderCase.in("markdown");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendered_isAsItsCaseSays(RenderCase one) {
    SafeHtml html = new MarkdownHtml(TestNames.settings(one.images())).blocks(one.input());

    assertThat(SeenHtml.of(html.html())).isEqualTo(SeenHtml.of(one.expected()));
  }
}
