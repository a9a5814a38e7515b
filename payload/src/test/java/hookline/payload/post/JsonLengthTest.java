package hookline.payload.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class JsonLengthTest {
  @Test
  void of_anything_isWhatItTakesWhenWritten() {
    RandomJson random = new RandomJson(42);
    for (int i = 0; i < 5_000; i++) {
      JsonNode value = random.object(4, 30);
      assertThat(JsonLength.of(value)).isEqualTo(value.toString().length());
    }
  }

  @Test
  void of_everyCharacter_isWhatItTakesWhenWritten() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = String.valueOf((char) c);
      assertThat(JsonLength.of(text) + 2)
          .as("U+%04X", c)
          .isEqualTo(TextNode.valueOf(text).toString().length());
    }
  }

  @Test
  void fits_isTrueUpToTheLengthAndNoLonger() {
    RandomJson random = new RandomJson(43);
    for (int i = 0; i < 2_000; i++) {
      JsonNode value = random.object(3, 20);
      int length = value.toString().length();
      assertThat(JsonLength.fits(value, length)).isTrue();
      assertThat(JsonLength.fits(value, length - 1)).isFalse();
    }
  }
}
