package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import java.util.List;

/** Small print: texts and images in a row. */
final class ContextBlock {
  private ContextBlock() {}

  static String render(Value block) {
    StringBuilder context = new StringBuilder();
    boolean wasBlock = false;
    List<Value> elements = block.list("elements");
    for (Value element : elements) {
      String piece = piece(element, elements.size() == 1);
      if (piece.isBlank()) {
        continue;
      }
      // rule: pieces are joined by a blank; but a quote, a list or a fence would take in the next
      boolean isBlock = isBlock(piece);
      context.append(context.isEmpty() ? "" : wasBlock || isBlock ? "\n\n" : " ");
      context.append(piece);
      wasBlock = isBlock;
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

  /** Whether its first or its last line is part of a block. */
  private static boolean isBlock(String piece) {
    return begins(piece, 0) || begins(piece, piece.lastIndexOf('\n') + 1);
  }

  private static boolean begins(String piece, int line) {
    return piece.startsWith(">", line)
        || piece.startsWith("```", line)
        || piece.startsWith("~~~", line)
        || piece.startsWith("- ", line);
  }
}
