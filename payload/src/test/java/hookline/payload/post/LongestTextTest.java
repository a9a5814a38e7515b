package hookline.payload.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class LongestTextTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void cut_whatFits_changesNothing() throws Exception {
    assertThat(cut("{\"a\":\"bc\"}", 10)).isEqualTo("{\"a\":\"bc\"}");
  }

  @Test
  void cut_oneLongText_keepsAllThereIsRoomFor() throws Exception {
    assertThat(cut("{\"a\":\"bcdefgh\",\"i\":\"jkl\"}", 22))
        .isEqualTo("{\"a\":\"bcd…\",\"i\":\"jkl\"}");
  }

  @Test
  void cut_severalLongTexts_leavesThemEquallyLong() throws Exception {
    assertThat(cut("[\"aaaaaaaaaa\",\"b\",[\"cccccccc\",\"ddd\"]]", 28))
        .isEqualTo("[\"aaa…\",\"b\",[\"ccc…\",\"ddd\"]]");
  }

  @Test
  void cut_aTextWithEscapes_countsThemAsWritten() throws Exception {
    assertThat(cut("[\"" + "\\n".repeat(50) + "\"]", 45))
        .isEqualTo("[\"" + "\\n".repeat(20) + "…\"]");
    // Few characters, and the longest all the same.
    assertThat(cut("[\"\\u0001\\u0001\\u0001\",\"bbbbbbbbb\"]", 29))
        .isEqualTo("[\"\\u0001\\u0001…\",\"bbbbbbbbb\"]");
  }

  @Test
  void cut_betweenSurrogates_leavesBothOut() throws Exception {
    for (int most = 5; most < 40; most++) {
      String cut = cut("[\"" + "😀".repeat(20) + "\"]", most);
      assertThat(cut).hasSizeBetween(most - 1, most);
      assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(cut);
    }
  }

  @Test
  void cut_whatIsLongByItsStructure_saysSo() throws Exception {
    assertThat(LongestText.cut(MAPPER.readTree("[1,2,3,4,5,\"abc\"]"), 10)).isFalse();
    assertThat(LongestText.cut(MAPPER.readTree("[\"\",\"\",\"\",\"\"]"), 10)).isFalse();
    assertThat(LongestText.cut(MAPPER.readTree("[\"a\",\"b\",\"c\",\"d\"]"), 10)).isFalse();
  }

  @Test
  void cut_anything_fitsOrSaysSoAndKeepsItsShape() {
    RandomJson random = new RandomJson(42);
    int fitted = 0;
    for (int i = 0; i < 5_000; i++) {
      ObjectNode value = random.object(3, 60);
      ObjectNode before = value.deepCopy();
      int most = value.toString().length() * (i % 12 + 1) / 12;
      if (LongestText.cut(value, most)) {
        fitted++;
        assertThat(value.toString()).hasSizeLessThanOrEqualTo(most);
        checkShape(before, value);
      }
    }
    assertThat(fitted).isGreaterThan(2_000);
  }

  @Test
  void cut_megabytesOfSmallTexts_isQuick() {
    ArrayNode texts = JSON.arrayNode();
    for (int i = 0; i < 800_000; i++) {
      texts.add("ab");
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(LongestText.cut(texts, 3_300_000)).isTrue());
    assertThat(texts.toString()).hasSizeLessThanOrEqualTo(3_300_000);
  }

  @Test
  void cut_oneTextOfMegabytes_isQuick() {
    ObjectNode value = JSON.objectNode().put("text", "\u0001😀".repeat(1 << 20));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(LongestText.cut(value, 760_000)).isTrue());
    assertThat(value.toString()).hasSizeBetween(759_980, 760_000);
  }

  private static String cut(String json, int most) throws Exception {
    JsonNode value = MAPPER.readTree(json);
    assertThat(LongestText.cut(value, most)).isTrue();
    assertThat(value.toString()).hasSizeLessThanOrEqualTo(most);
    return value.toString();
  }

  /** The same but for texts, which are as before or begin as before. */
  private static void checkShape(JsonNode before, JsonNode after) {
    if (before.isTextual()) {
      String text = after.textValue();
      assertThat(
              text.equals(before.textValue())
                  || (text.endsWith("…")
                      && before.textValue().startsWith(text.substring(0, text.length() - 1))))
          .isTrue();
    } else if (before.isContainerNode()) {
      assertThat(after.size()).isEqualTo(before.size());
      Iterator<JsonNode> others = after.iterator();
      before.forEach(child -> checkShape(child, others.next()));
    } else {
      assertThat(after).isEqualTo(before);
    }
  }
}
