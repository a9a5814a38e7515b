package hookline.payload.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The texts of blocks that are built as Slack's reference says: none of them may be lost. Others (a
 * text where its block has no place for it) are not looked for.
 */
public final class BlockTexts {
  private static final Set<String> TEXT_OBJECTS = Set.of("mrkdwn", "plain_text");
  private static final Set<String> LEAVES = Set.of("text", "link");
  private static final Set<String> RICH =
      Set.of("rich_text_section", "rich_text_quote", "rich_text_preformatted", "rich_text_list");

  private final List<Leaf> leaves = new ArrayList<>();

  private BlockTexts() {}

  /**
   * A text and where it stands.
   *
   * @param kind what may have a meaning in it
   */
  public record Leaf(String path, String text, Kind kind) {
    /** The same, with the path below that of what holds the blocks. */
    Leaf below(String holder) {
      return new Leaf(holder + "." + path, text, kind);
    }

    /** The first code point of it that is missing, as a sentence; null when none is. */
    public String missing(String markdown) {
      return switch (kind) {
        case MRKDWN -> VisibleText.missing(text, markdown);
        case PLAIN -> VisibleText.missingOfPlain(text, markdown);
        case LITERAL -> VisibleText.missingOfLiteral(text, markdown);
      };
    }
  }

  /** Kinds of texts. */
  public enum Kind {
    MRKDWN,
    PLAIN,
    LITERAL
  }

  /** The texts, in order. */
  public static List<Leaf> in(List<JsonNode> blocks) {
    BlockTexts texts = new BlockTexts();
    for (int i = 0; i < blocks.size(); i++) {
      texts.block(blocks.get(i), "blocks[" + i + "]");
    }
    return texts.leaves;
  }

  private void block(JsonNode block, String path) {
    switch (block.path("type").asText()) {
      case "header" -> object(block.path("text"), path + ".text");
      case "section" -> {
        object(block.path("text"), path + ".text");
        objects(block.path("fields"), path + ".fields");
      }
      case "context" -> objects(block.path("elements"), path + ".elements");
      case "rich_text" -> rich(block.path("elements"), path + ".elements");
      case "table" -> {
        JsonNode rows = block.path("rows");
        for (int row = 0; row < rows.size(); row++) {
          cells(rows.path(row), path + ".rows[" + row + "]");
        }
      }
      default -> {}
    }
  }

  private void objects(JsonNode array, String path) {
    for (int i = 0; array.isArray() && i < array.size(); i++) {
      object(array.get(i), path + "[" + i + "]");
    }
  }

  private void object(JsonNode value, String path) {
    String type = value.path("type").asText();
    if (TEXT_OBJECTS.contains(type)) {
      leaf(value, path, type.equals("mrkdwn") ? Kind.MRKDWN : Kind.PLAIN);
    }
  }

  private void cells(JsonNode row, String path) {
    for (int i = 0; row.isArray() && i < row.size(); i++) {
      String cell = path + "[" + i + "]";
      switch (row.get(i).path("type").asText()) {
        case "raw_text" -> leaf(row.get(i), cell, Kind.LITERAL);
        case "rich_text" -> rich(row.get(i).path("elements"), cell + ".elements");
        default -> {}
      }
    }
  }

  private void rich(JsonNode elements, String path) {
    for (int i = 0; elements.isArray() && i < elements.size(); i++) {
      String element = path + "[" + i + "]";
      String type = elements.get(i).path("type").asText();
      if (RICH.contains(type)) {
        inline(elements.get(i).path("elements"), element + ".elements", type.endsWith("list"));
      }
    }
  }

  private void inline(JsonNode elements, String path, boolean isList) {
    for (int i = 0; elements.isArray() && i < elements.size(); i++) {
      String element = path + "[" + i + "]";
      String type = elements.get(i).path("type").asText();
      if (isList && type.equals("rich_text_section")) {
        inline(elements.get(i).path("elements"), element + ".elements", false);
      } else if (!isList && LEAVES.contains(type)) {
        leaf(elements.get(i), element, Kind.LITERAL);
      }
    }
  }

  private void leaf(JsonNode value, String path, Kind kind) {
    if (value.path("text").isTextual()) {
      leaves.add(new Leaf(path + ".text", value.path("text").textValue(), kind));
    }
  }
}
