package hookline.payload.block;

import hookline.payload.block.value.Value;
import java.util.List;
import java.util.StringJoiner;

/** Buttons and menus in a row. */
final class ActionsBlock {
  private ActionsBlock() {}

  static String render(Value block) {
    return render(block.objects("elements"));
  }

  static String render(List<Value> elements) {
    Paragraphs rows = new Paragraphs();
    StringJoiner row = new StringJoiner(" · ");
    for (Value element : elements) {
      String shown = Element.render(element);
      if (shown.indexOf('\n') >= 0) {
        // Several lines, as options are, stand by themselves.
        rows.add(row.toString()).add(shown);
        row = new StringJoiner(" · ");
      } else if (!shown.isBlank()) {
        row.add(shown);
      }
    }
    return rows.add(row.toString()).toString();
  }
}
