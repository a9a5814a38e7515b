package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
  @Test
  void of_aLongText_cutsItBetweenCharacters() {
    assertThat(Quoted.of("😀".repeat(64))).isEqualTo('"' + "😀".repeat(64) + '"');
    assertThat(Quoted.of("😀".repeat(65))).isEqualTo('"' + "😀".repeat(64) + "...\"");
    assertThat(Quoted.of(" ".repeat(11) + "😀".repeat(80)))
        .isEqualTo('"' + "😀".repeat(53) + "...\"");
  }

  @Test
  void of_severalLines_isOne() {
    assertThat(Quoted.of("a\nb\tc\u001bd ")).isEqualTo("\"a b c d\"");
  }
}
