package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Dialect;
import hookline.payload.model.Place;
import hookline.payload.model.Warning;
import hookline.payload.model.Warnings;
import hookline.payload.rendering.Seen;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Compares what becomes of a text, what a reader sees of it, and its warnings with a case. */
final class TranslationCheck {
  private TranslationCheck() {}

  static void check(TextCase example, Dialect dialect) {
    Warnings warnings = new Warnings();
    ZoneId zone = ZoneId.of(example.argument("zone", "UTC"));
    boolean mrkdwn = example.all("mrkdwn").isEmpty(); // the directive is "@mrkdwn off"
    String markdown =
        TextTranslators.of(dialect, mrkdwn)
            .toMarkdown(
                example.text(),
                Place.of("text"),
                new TextContext(new SmallDirectory(), zone, warnings));

    List<String> becomes = texts(example, "becomes");
    assertThat(becomes.size() + texts(example, "same").size()).as("one expectation").isEqualTo(1);
    assertThat(markdown)
        .as(example.name())
        .isEqualTo(becomes.isEmpty() ? example.text() : becomes.get(0));
    for (String seen : texts(example, "seen")) {
      assertThat(Seen.of(markdown)).as("seen of " + example.name()).isEqualTo(seen);
    }
    assertThat(warnings.toList())
        .extracting(warning -> warning.kind().wireName())
        .containsExactlyElementsOf(
            Arrays.stream(example.argument("warns", "").split(" ", -1))
                .filter(kind -> !kind.isEmpty())
                .toList());
    assertThat(warnings.toList()).extracting(Warning::path).allMatch("text"::equals);
  }

  private static List<String> texts(TextCase example, String directive) {
    return example.all(directive).stream().map(TextCase.Section::text).toList();
  }
}
