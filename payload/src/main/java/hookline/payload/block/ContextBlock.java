package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import java.util.List;

/** Small print: texts and images in a row. */
final class ContextBlock {
  private ContextBlock() {}

  static String render(Value block) {
    StringBuilder context = new StringBuilder();
    String last = "";
    List<Value> elements = block.list("elements");
    for (Value element : elements) {
      String piece = piece(element, elements.size() == 1);
      if (piece.isBlank()) {
        continue;
      }
      // rule: pieces are joined by a blank; but a quote, a list or a fence would take in the next
      context.append(last.isEmpty() ? "" : isBlock(last) || isBlock(piece) ? "\n\n" : " ");
      context.append(piece);
      last = piece;
    }
    return context.toString();
  }

  private static String piece(Value element, boolean alone) {
    return switch (element.type()) {
      case "", "mrkdwn", "plain_text" ->
          alone ? TextObject.mrkdwn(element) : TextObject.piece(element);
      default -> Element.render(element);
    };
  }

  private static boolean isBlock(String piece) {
    String line = piece.substring(piece.lastIndexOf('\n') + 1);
    return begins(piece) || begins(line);
  }

  private static boolean begins(String line) {
    return line.startsWith(">")
        || line.startsWith("```")
        || line.startsWith("~~~")
        || line.startsWith("- ");
  }
}
