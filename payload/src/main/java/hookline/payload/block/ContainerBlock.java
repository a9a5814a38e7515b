package hookline.payload.block;

import hookline.payload.block.richtext.RichText;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;

/** A container: its title and subtitle above other blocks. */
final class ContainerBlock {
  private ContainerBlock() {}

  static String render(Value block) {
    // Slack prefers the rich title where both are given.
    String rich = TextObject.oneLine(RichText.render(block.get("rich_text_title")));
    String title = rich.isEmpty() ? TextObject.line(block.get("title")) : rich;
    String heading =
        new Paragraphs()
            .addLine(CardBlock.icon(block, Title.bold(title)))
            .addLine(TextObject.piece(block.get("subtitle")))
            .toString();
    return new Paragraphs()
        .add(heading)
        .add(BlockRenderer.render(block.objects("child_blocks")))
        .toString();
  }
}
