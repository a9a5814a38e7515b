package hookline.payload.text;

import java.util.List;
import java.util.Random;

/** Texts of what is hard to cut: fences, tables, links, emoji of several code points, marks. */
final class RandomText {
  private static final List<String> WORDS =
      List.of(
          "a",
          "word",
          "Donaudampfschifffahrt",
          "😀",
          "👨‍👩‍👧‍👦",
          "👍🏽",
          "🇩🇪🇫🇷",
          "e̊ä́",
          "日本語の文",
          "한국어",
          "`git log -1`",
          "``a ` b``",
          "it`s",
          "**bold**",
          "#1",
          "> 3",
          "- x",
          "\\",
          "|",
          " ́");
  private static final List<String> SEPARATORS =
      List.of(" ", " ", " ", " ", "  ", "\n", "\r\n", "\n\n", "", "\n> ", "\n- ");

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private RandomText(Random random) {
    this.random = random;
  }

  static String of(Random random) {
    RandomText text = new RandomText(random);
    int pieces = 1 + random.nextInt(60);
    for (int i = 0; i < pieces; i++) {
      text.addPiece();
    }
    return text.out.toString();
  }

  private void addPiece() {
    switch (random.nextInt(14)) {
      case 0 -> addFence(any(List.of("", "", "", "> ", "- ")));
      case 1 -> addTable(any(List.of("", "", "> ")));
      case 2 ->
          out.append("[see ")
              .append(number())
              .append(" there](https://a.b/")
              .append(number())
              .append(") ");
      default -> {
        for (int i = random.nextInt(12); i >= 0; i--) {
          out.append(any(WORDS)).append(any(SEPARATORS));
        }
      }
    }
  }

  private void addFence(String margin) {
    String marks = any(List.of("```", "````", "~~~"));
    String indent = margin.equals("- ") ? "  " : margin;
    out.append("\n\n").append(margin).append(marks).append(any(List.of("", "java", " sql")));
    for (int i = random.nextInt(8); i > 0; i--) {
      out.append('\n').append(indent).append("int a").append(number()).append(" = 1; // 😀");
      if (random.nextInt(20) == 0) {
        out.append("x".repeat(random.nextInt(300)));
      }
    }
    out.append('\n').append(indent).append(marks).append("\n\n");
  }

  private void addTable(String margin) {
    out.append("\n\n").append(margin).append("| a | b |\n").append(margin).append("|---|:-:|\n");
    for (int i = random.nextInt(12); i > 0; i--) {
      out.append(margin).append("| ").append(number()).append(" | cell of 👍🏽 words |\n");
    }
    out.append('\n');
  }

  private int number() {
    return random.nextInt(1_000);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
