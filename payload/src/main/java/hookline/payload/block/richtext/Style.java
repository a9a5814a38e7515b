package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;

/**
 * What Markdown can show of a leaf's {@code style}, as bits. Underlined and highlighted text is
 * plain, for Markdown has nothing like it.
 */
final class Style {
  static final int BOLD = 1;
  static final int STRIKE = 2;
  static final int ITALIC = 4;

  /** Literal in a code span; never one of a {@link Span} that is whole. */
  static final int CODE = 8;

  /** The styles that marks around the text show, outermost first. */
  static final int[] MARKED = {BOLD, STRIKE, ITALIC};

  private Style() {}

  static int of(Value leaf) {
    Value style = leaf.get("style");
    if (style.isAbsent()) {
      return 0;
    }
    return (style.flag("bold") ? BOLD : 0)
        | (style.flag("strike") ? STRIKE : 0)
        | (style.flag("italic") ? ITALIC : 0)
        | (style.flag("code") ? CODE : 0);
  }
}
