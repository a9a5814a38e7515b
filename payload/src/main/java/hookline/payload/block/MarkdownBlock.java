package hookline.payload.block;

import hookline.payload.block.value.Value;
import hookline.payload.model.WarningKind;

/** A block of standard Markdown. */
final class MarkdownBlock {
  private MarkdownBlock() {}

  // rule: as it is, for it is Markdown already
  static String render(Value block) {
    Value text = block.get("text");
    if (text.isObject()) {
      text.warn(WarningKind.COERCED, "The text object was taken as the string in it.");
      text = text.get("text");
    }
    return trimmed(text.string());
  }

  /** Without blank lines around; blanks at the first line's start may mean code. */
  private static String trimmed(String text) {
    String end = text.stripTrailing();
    int start = 0;
    for (int i = 0; i < end.length() && Character.isWhitespace(end.charAt(i)); i++) {
      start = end.charAt(i) == '\n' ? i + 1 : start;
    }
    return end.substring(start);
  }
}
