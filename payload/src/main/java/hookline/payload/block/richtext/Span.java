package hookline.payload.block.richtext;

/**
 * A stretch of a line in one style.
 *
 * @param text literal text, or Markdown when it is whole
 * @param isWhole whether it is Markdown already and must not be taken apart: a link, a mention
 * @param style bits of {@link Style}
 */
record Span(String text, boolean isWhole, int style) {
  Span withStyle(int other) {
    return new Span(text, isWhole, other);
  }
}
