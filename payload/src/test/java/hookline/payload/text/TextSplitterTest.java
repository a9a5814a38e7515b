package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextSplitterTest {
  static Stream<TextCase> cases() {
    return TextCase.of("splits.txt").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void split_givesTheCasesParts(TextCase example) {
    int limit = Integer.parseInt(example.argument("limit", ""));

    List<String> parts = TextSplitter.split(example.text(), limit);

    assertThat(parts)
        .as(example.name())
        .isEqualTo(example.all("part").stream().map(TextCase.Section::text).toList());
    assertThat(TextSplitter.parts(example.text(), limit))
        .extracting(Part::text)
        .satisfies(texts -> assertThat(String.join("", texts)).isEqualTo(example.text()));
  }

  @Test
  void split_paragraphsWithoutBlocks_joinsToTheText() {
    String text =
        Stream.generate(() -> "Lorem ipsum dolor sit amet.\n\n")
            .limit(1_000)
            .collect(Collectors.joining());

    List<String> parts = TextSplitter.split(text, 4_000);

    assertThat(parts).hasSize(8).allMatch(part -> part.endsWith(".\n\n"));
    assertThat(String.join("", parts)).isEqualTo(text);
  }

  @Test
  void split_ofNothing_isOneEmptyPart() {
    assertThat(TextSplitter.split("", 1)).containsExactly("");
  }

  @Test
  void split_withoutRoom_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TextSplitter.split("a", 0));
  }
}
