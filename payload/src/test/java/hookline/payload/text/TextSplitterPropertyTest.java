package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every text, tried on random ones; a failure names the seed. */
class TextSplitterPropertyTest {
  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final Pattern LINK =
      Pattern.compile("(?<!\\\\)\\[see \\d+ there]\\(https://a\\.b/\\d+\\)");

  static LongStream seeds() {
    return LongStream.range(0, 3_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void split_anyTextAtAnyLimit_losesNothingAndFits(long seed) {
    Random random = new Random(seed);
    String text = RandomText.of(random);
    int limit = 1 + random.nextInt(random.nextBoolean() ? 30 : 400);

    List<Part> parts = TextSplitter.parts(text, limit);

    String seeded = "seed " + seed + ", limit " + limit;
    assertThat(String.join("", parts.stream().map(Part::text).toList())).as(seeded).isEqualTo(text);
    for (Part part : parts) {
      String markdown = part.markdown();
      assertThat(markdown.codePointCount(0, markdown.length())).as(seeded).isBetween(1, limit);
      assertThat(Character.isLowSurrogate(part.text().charAt(0))).as(seeded).isFalse();
    }
    assertThat(parts.size()).as(seeded).isLessThanOrEqualTo(2 + 12 * text.length() / limit);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void split_withRoomForItsBlocks_keepsThemWhole(long seed) {
    Random random = new Random(seed);
    String text = RandomText.of(random);
    int limit = 120 + random.nextInt(200);

    List<Part> parts = TextSplitter.parts(text, limit);

    String seeded = "seed " + seed + ", limit " + limit;
    BitSet boundaries = boundaries(text);
    Enclosures enclosures = new Enclosures(text, Integer.MAX_VALUE);
    int start = 0;
    for (Part part : parts) {
      assertThat(boundaries.get(start)).as(seeded + ": cut between graphemes").isTrue();
      Enclosure open = enclosures.at(start);
      assertThat(part.prefix())
          .as(seeded + ": repeats what it is in")
          .isEqualTo(open == null ? "" : open.prefix(text.charAt(start - 1) != '\n'));
      start += part.text().length();
      if (start < text.length()) {
        assertThat(Fence.in(part.markdown()))
            .as(seeded + ": no fence is left open\n" + part.markdown())
            .allMatch(fence -> fence.bodyEnd() < fence.end() || isContainersEnd(fence, part));
      }
      assertThat(part.text()).as(seeded + ": nothing blank").isNotBlank();
    }
    assertThat(parts.stream().mapToLong(part -> links(part.text())).sum())
        .as(seeded + ": links")
        .isEqualTo(links(text));
  }

  /** A fence may end without marks where its quote does. */
  private static boolean isContainersEnd(Fence fence, Part part) {
    return !fence.margin().isEmpty() && fence.end() < part.markdown().length();
  }

  private static long links(String text) {
    return LINK.matcher(text).results().count();
  }

  private static BitSet boundaries(String text) {
    BitSet boundaries = new BitSet();
    boundaries.set(0);
    Matcher matcher = GRAPHEME.matcher(text);
    while (matcher.find()) {
      boundaries.set(matcher.end());
    }
    return boundaries;
  }
}
