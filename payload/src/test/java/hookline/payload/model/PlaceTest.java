package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
  private static final Place BLOCK = Place.of("blocks").index(0);

  @Test
  void toString_isTheWayThere() {
    assertThat(BLOCK.key("fields").index(1).key("text")).hasToString("blocks[0].fields[1].text");
  }

  @Test
  void toString_ofHugeKeys_isCutBetweenCharacters() {
    String key = "k".repeat(189) + "😀".repeat(50);

    assertThat(BLOCK.key(key)).hasToString("blocks[0]." + "k".repeat(189) + "...");
  }
}
