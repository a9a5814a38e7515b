package hookline.payload.text;

import org.jspecify.annotations.Nullable;

/**
 * A block that a cut inside must mend: a fence is closed and opened again, a table gets its head
 * again.
 *
 * @param start where it starts
 * @param bodyStart the first position where a cut can be mended
 * @param bodyEnd the last one
 * @param end behind it
 * @param opening what the next part starts with, whole lines
 * @param margin what each line inside starts with
 * @param closing the line that ends the part; empty if none is needed
 */
record Enclosure(
    int start, int bodyStart, int bodyEnd, int end, String opening, String margin, String closing) {

  /**
   * The fence as an enclosure, without its info string if that is too long; null: see {@link
   * #fits}.
   */
  static @Nullable Enclosure of(Fence fence, int limit) {
    Enclosure full = of(fence, fence.opening() + fence.info());
    if (full.fits(limit)) {
      return full;
    }
    Enclosure bare = of(fence, fence.opening());
    return bare.fits(limit) ? bare : null;
  }

  private static Enclosure of(Fence fence, String opening) {
    return new Enclosure(
        fence.start(),
        fence.bodyStart(),
        fence.bodyEnd() < fence.end() ? fence.bodyEnd() : fence.end() - 1,
        fence.end(),
        opening + "\n",
        fence.margin(),
        fence.margin() + fence.marks());
  }

  /** The table as an enclosure; null: see {@link #fits}. */
  static @Nullable Enclosure of(Table table, String text, int limit) {
    Enclosure enclosure =
        new Enclosure(
            table.start(),
            table.bodyStart(),
            table.end() - 1,
            table.end(),
            text.substring(table.start(), table.bodyStart()),
            table.margin(),
            "");
    return enclosure.fits(limit) ? enclosure : null;
  }

  /**
   * Whether mending leaves a quarter of a part for the text itself. What does not fit (a table's
   * head as long as a post) is cut like any text: else parts would be all repetition, and of one
   * payload could become a thousand times its size.
   */
  private boolean fits(int limit) {
    return length(opening) + length(margin) <= limit / 2 && suffixCost() <= limit / 4;
  }

  /** Code points that mending takes at most in the part before a cut. */
  int suffixCost() {
    return closing.isEmpty() ? 0 : 1 + length(closing);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether a cut there is inside, and can be mended. */
  boolean contains(int cut) {
    return bodyStart <= cut && cut <= bodyEnd;
  }

  /** Whether a cut there would tear its head or its closing line apart. */
  boolean isBrokenBy(int cut) {
    return start < cut && cut < end && !contains(cut);
  }

  /** Whether a cut there would leave it without content on one side. */
  boolean isEmptiedBy(int cut) {
    return cut == bodyStart || cut == bodyEnd;
  }

  /** The last cut before that one which does not tear it apart. */
  int cutBefore(int cut) {
    return cut < bodyStart ? start : bodyEnd;
  }

  String prefix(boolean midLine) {
    return midLine ? opening + margin : opening;
  }

  String suffix(boolean midLine) {
    return midLine && !closing.isEmpty() ? "\n" + closing : closing;
  }
}
