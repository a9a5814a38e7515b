package hookline.payload.block;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.block.richtext.RichText;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.model.Place;
import hookline.payload.model.WarningKind;
import hookline.payload.text.TextContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Renders Slack's blocks as the Markdown of a message (docs/payloads.md 7). Total: whatever is in
 * the blocks, there is a result, what could not be shown is in the warnings, and the time is linear
 * in the size of the blocks. Recursion is as deep as the payload is nested, which its reader
 * bounds.
 */
public final class BlockRenderer {
  /** Types exactly as Slack writes them. */
  private static final Map<String, Function<Value, String>> TYPES =
      Map.ofEntries(
          entry("header", BlockRenderer::header),
          entry("section", SectionBlock::render),
          // A blank line above keeps it from making a heading of the text there.
          entry("divider", block -> "---"),
          entry("image", ImageBlock::render),
          entry("context", ContextBlock::render),
          entry("actions", ActionsBlock::render),
          entry("context_actions", ActionsBlock::render),
          entry("markdown", MarkdownBlock::render),
          entry("rich_text", RichText::render),
          entry("table", TableBlock::render),
          entry("data_table", TableBlock::render),
          entry("data_visualization", ChartBlock::render),
          entry("video", VideoBlock::render),
          entry("file", FileBlock::render),
          entry("input", InputBlock::render),
          entry("alert", AlertBlock::render),
          entry("card", CardBlock::render),
          entry("carousel", BlockRenderer::carousel),
          entry("container", ContainerBlock::render),
          entry("plan", PlanBlock::render),
          entry("task_card", TaskCard::render));

  private BlockRenderer() {}

  /**
   * The blocks' Markdown, a blank line between them; empty when they show nothing.
   *
   * @param path where the blocks stand in the payload, for warnings
   */
  public static String render(List<JsonNode> blocks, Place path, TextContext context) {
    return blocks.isEmpty() ? "" : render(Value.all(blocks, path, context));
  }

  static String render(List<Value> blocks) {
    Paragraphs message = new Paragraphs();
    for (Value block : blocks) {
      message.add(shown(block));
    }
    return message.toString();
  }

  /** One block's Markdown; when it shows nothing there is a warning that says so, or why. */
  private static String shown(Value block) {
    long said = block.context().warnings().count();
    String shown = render(block);
    if (shown.isBlank() && block.context().warnings().count() == said) {
      block.warn(WarningKind.BLOCK_NOT_SHOWN, "Nothing in this block can be shown.");
    }
    return shown;
  }

  /** One block's Markdown, empty when it shows nothing. */
  static String render(Value block) {
    return TYPES.getOrDefault(block.type(), UnknownBlock::render).apply(block);
  }

  /** Whether blocks of that type are rendered as such. */
  static boolean knows(String type) {
    return TYPES.containsKey(type);
  }

  private static String header(Value block) {
    // rule: ## text, on one line
    String text = TextObject.line(block.get("text"));
    return text.isEmpty() ? "" : "## " + withoutClosing(text);
  }

  /** Number signs at a heading's end would close it, and not be seen. */
  private static String withoutClosing(String text) {
    int end = text.length() - 1;
    boolean closes = text.charAt(end) == '#' && (end == 0 || text.charAt(end - 1) != '\\');
    return closes ? text.substring(0, end) + "\\#" : text;
  }

  // rule: a carousel is its cards, in order
  private static String carousel(Value block) {
    Paragraphs cards = new Paragraphs();
    block.objects("elements").forEach(card -> cards.add(CardBlock.render(card)));
    return cards.toString();
  }
}
