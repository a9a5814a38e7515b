package hookline.payload.markdown;

import java.util.BitSet;

/** Writes code so that it is read to the letter, whatever backticks it holds. */
final class CodeText {
  private static final int SHORTEST_FENCE = 3;

  private CodeText() {}

  static String span(String code) {
    String line = Markdown.oneLine(code);
    if (line.isEmpty()) {
      return "";
    }
    if (line.indexOf('`') < 0 && line.charAt(0) != ' ') {
      return "`" + line + "`"; // most code
    }
    String ticks = "`".repeat(runs(line).nextClearBit(1));
    // One blank at either end belongs to the marks, unless there is nothing else.
    boolean stripped = line.startsWith(" ") && line.endsWith(" ") && !line.isBlank();
    String blank = stripped || line.startsWith("`") || line.endsWith("`") ? " " : "";
    return ticks + blank + line + blank + ticks;
  }

  static String fence(String code, String info) {
    String body = Markdown.withLineFeeds(code);
    String ticks = "`".repeat(Math.max(SHORTEST_FENCE, runs(body).length()));
    String word = info.replaceAll("[`\\s\\p{Cntrl}]+", " ").strip();
    return ticks + word + "\n" + body + (body.endsWith("\n") ? "" : "\n") + ticks;
  }

  /** The lengths of the runs of backticks. */
  private static BitSet runs(String code) {
    BitSet runs = new BitSet();
    int pos = code.indexOf('`');
    while (pos >= 0) {
      int end = Characters.runEnd(code, pos);
      runs.set(end - pos);
      pos = code.indexOf('`', end);
    }
    return runs;
  }
}
