package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;

/** An input: its label, what is filled in or to be chosen, its hint. */
final class InputBlock {
  private InputBlock() {}

  static String render(Value block) {
    return new Paragraphs()
        .addLine(Title.bold(TextObject.line(block.get("label"))))
        .addLine(Element.render(block.get("element")))
        .addLine(TextObject.plain(block.get("hint")))
        .toString();
  }
}
