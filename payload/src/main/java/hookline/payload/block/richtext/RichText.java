package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;
import hookline.payload.markdown.Markdown;
import hookline.payload.model.Quoted;
import hookline.payload.model.WarningKind;
import java.util.List;
import java.util.Set;

/**
 * A rich text block as Markdown: a blank line between its parts; lists that follow each other are
 * one list, nested by their indents.
 */
public final class RichText {
  private static final Set<String> PARTS =
      Set.of(
          "rich_text",
          "rich_text_section",
          "rich_text_list",
          "rich_text_quote",
          "rich_text_preformatted");

  private RichText() {}

  /** The block's Markdown, empty when it shows nothing. */
  public static String render(Value block) {
    return block.isAbsent() ? "" : render(block.list("elements"));
  }

  private static String render(List<Value> parts) {
    RichText.Parts text = new RichText.Parts();
    ListTree lists = new ListTree();
    for (Value part : parts) {
      if (part.type().equals("rich_text_list")) {
        if (!lists.isEmpty() && lists.isQuoted() != isBordered(part)) {
          text.add(lists.toString(), lists.isQuoted());
          lists = new ListTree();
        }
        lists.add(part, isBordered(part));
        continue;
      }
      text.add(lists.toString(), lists.isQuoted());
      lists = new ListTree();
      text.add(part(part), isBordered(part));
    }
    text.add(lists.toString(), lists.isQuoted());
    return text.toString();
  }

  /** One part that is no list; a list's item is one too. */
  static String part(Value part) {
    if (!part.isObject()) {
      return InlineText.of(List.of(part));
    }
    return switch (part.type()) {
      case "rich_text_section" -> InlineText.of(part.list("elements"));
      case "rich_text_quote" -> quote(InlineText.of(part.list("elements")));
      case "rich_text_preformatted" -> Preformatted.of(part);
      case "rich_text_list", "rich_text" ->
          render(part.type().equals("rich_text") ? part.list("elements") : List.of(part));
      default -> other(part);
    };
  }

  /** Whether it is a part, or may be one of a newer kind; all else is a leaf. */
  static boolean isPart(Value part) {
    return PARTS.contains(part.type()) || part.hasArray("elements");
  }

  private static String other(Value part) {
    if (!part.hasArray("elements")) {
      // What belongs into a section may stand without one.
      return InlineText.of(List.of(part));
    }
    part.warn(
        WarningKind.UNKNOWN_BLOCK,
        "The type " + Quoted.of(part.type()) + " is not known, so the text found in it is shown.");
    return InlineText.of(part.list("elements"));
  }

  private static String quote(String text) {
    return text.isEmpty() ? "" : Markdown.quote(text);
  }

  /** A border is the bar that quotes have. */
  private static boolean isBordered(Value part) {
    String border = part.get("border").scalar();
    return border.equals("1") || border.equals("true");
  }

  /** The parts so far. */
  private static final class Parts {
    private final StringBuilder text = new StringBuilder();
    private boolean isQuoted;

    void add(String part, boolean bordered) {
      if (part.isBlank()) {
        return;
      }
      String shown = bordered ? Markdown.quote(part) : part;
      if (!text.isEmpty()) {
        // A quote and what has a border below it are one quote.
        text.append(isQuoted && bordered ? "\n>\n" : "\n\n");
      }
      text.append(shown);
      isQuoted = shown.startsWith(">");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
