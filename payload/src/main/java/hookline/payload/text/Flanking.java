package hookline.payload.text;

import hookline.payload.markdown.Characters;

/** CommonMark's rules of what may open and close emphasis, by the characters on both sides. */
final class Flanking {
  /** A blank that hardly shows: beside it a mark may stand before punctuation. */
  private static final String HAIR_SPACE = "\u200a";

  private Flanking() {}

  /**
   * How a pair of Slack's marks around what is not blank is to be written for CommonMark.
   *
   * @param before what stands before the opening mark
   * @param first what stands behind that
   * @param last what stands before the closing mark
   * @param after what stands behind that
   */
  static String mark(char mark, int before, int first, int last, int after) {
    return switch (mark) {
      case '*' -> "**";
      case '~' -> "~~";
      default -> italic(before, first, last, after);
    };
  }

  /** The opening one, so that it opens there. */
  static String opening(String mark, int before, int first) {
    boolean opens = mark.equals("_") ? isOldEdge(before) : flanks(before, first);
    return opens ? mark : HAIR_SPACE + mark;
  }

  /** The closing one, so that it closes there. */
  static String closing(String mark, int last, int after) {
    boolean closes = mark.equals("_") ? isOldEdge(after) : flanks(after, last);
    return closes ? mark : mark + HAIR_SPACE;
  }

  /**
   * Stars do not need punctuation beside them, which symbols are since CommonMark 0.31 only, and a
   * bold text's stars not at all: three of them are another mark.
   */
  private static String italic(int before, int first, int last, int after) {
    boolean stars = before == '*' || first == '*' || last == '*' || after == '*';
    return stars || (isOldEdge(before) && isOldEdge(after)) ? "_" : "*";
  }

  /** Whether a run between these leans to the inner one. */
  private static boolean flanks(int outer, int inner) {
    return !Characters.isPunctuation(inner)
        || Characters.isBlank(outer)
        || Characters.isPunctuation(outer);
  }

  private static boolean isOldEdge(int c) {
    return Characters.isBlank(c) || Characters.isOldPunctuation(c);
  }
}
