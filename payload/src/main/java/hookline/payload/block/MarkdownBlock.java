package hookline.payload.block;

import hookline.payload.block.value.TextObject;
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
    return TextObject.withoutBlankLinesAround(text.string());
  }
}
