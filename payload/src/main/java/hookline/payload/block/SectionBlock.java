package hookline.payload.block;

import static hookline.payload.markdown.Markdown.cell;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A section: its text, its fields, its accessory. */
final class SectionBlock {
  private SectionBlock() {}

  static String render(Value block) {
    return new Paragraphs()
        .add(TextObject.mrkdwn(block.get("text")))
        .add(fields(block.list("fields")))
        .add(Element.render(block.get("accessory")))
        .toString();
  }

  // rule: one field is its text, more are a two-column table without a head
  private static String fields(List<Value> fields) {
    List<String> texts = new ArrayList<>(fields.size());
    for (Value field : fields) {
      String text = TextObject.mrkdwn(field);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    if (texts.size() <= 1) {
      return String.join("", texts);
    }
    StringBuilder table = new StringBuilder("| | |\n|-|-|");
    for (int i = 0; i < texts.size(); i += 2) {
      String second = i + 1 < texts.size() ? texts.get(i + 1) : "";
      table.append("\n| ").append(cell(texts.get(i))).append(" | ").append(cell(second));
      table.append(second.isEmpty() ? "|" : " |");
    }
    return table.toString();
  }
}
