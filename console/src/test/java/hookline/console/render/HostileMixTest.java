package hookline.console.render;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pieces of the corpus, cut anywhere and put together: what nobody thought of. */
class HostileMixTest {
  /** More, for a person who waits: -Drender.mixes=100000 and another -Drender.seed. */
  private static final int MIXES = Integer.getInteger("render.mixes", 300);

  private static final List<String> BETWEEN =
      List.of("", " ", "\n", "\n\n", "|", "`", "*", "> ", "- ", "[", "](", ")", "<", "\"", "\\");

  private final Random random = new Random(Integer.getInteger("render.seed", 9));

  @Test
  void mixes_areHarmless() {
    List<String> pieces = pieces();
    MarkdownHtml links = new MarkdownHtml(TestNames.settings(false));
    MarkdownHtml images = new MarkdownHtml(TestNames.settings(true));
    for (int i = 0; i < MIXES; i++) {
      String text = mix(pieces);
      HarmlessHtml.check(links.blocks(text), false);
      HarmlessHtml.check(images.blocks(text), true);
      HarmlessHtml.check(images.line(text), false);
      HarmlessHtml.check(images.plain(text), false);
    }
  }

  private static List<String> pieces() {
    return Stream.concat(RenderCase.in("hostile"), RenderCase.in("markdown"))
        .flatMap(one -> one.input().lines())
        .filter(line -> line.length() < 300)
        .toList();
  }

  private String mix(List<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      String piece = pieces.get(random.nextInt(pieces.size()));
      int from = random.nextInt(3) == 0 ? random.nextInt(piece.length() + 1) : 0;
      text.append(piece, from, piece.length());
      text.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
    }
    return text.toString();
  }
}
