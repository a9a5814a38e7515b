package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.model.WarningKind;
import hookline.payload.text.OpenFence;

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
    // A fence left open would take in the blocks that follow.
    return OpenFence.closed(TextObject.withoutBlankLinesAround(text.string()));
  }
}
