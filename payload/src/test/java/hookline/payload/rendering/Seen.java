package hookline.payload.rendering;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * What a reader sees of Markdown, in lines; the form is described in {@code judge/README.md}. A
 * client breaks a line where the Markdown has one, as Mattermost's do.
 */
public final class Seen {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              List.of(
                  TablesExtension.create(),
                  StrikethroughExtension.create(),
                  AutolinkExtension.create()))
          .build();

  private final List<String> lines = new ArrayList<>();

  private Seen() {}

  /** The lines, without one at the end. */
  public static String of(String markdown) {
    Seen seen = new Seen();
    seen.addChildren(parse(markdown), "");
    return String.join("\n", seen.lines);
  }

  /** The Markdown as a client reads it. */
  public static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  private void addChildren(Node parent, String indent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      add(node, indent);
    }
  }

  private void add(Node node, String indent) {
    if (node instanceof Paragraph) {
      addText(indent, "paragraph:", SeenText.of(node));
    } else if (node instanceof Heading heading) {
      addText(indent, "heading " + heading.getLevel() + ":", SeenText.of(node));
    } else if (node instanceof BlockQuote) {
      lines.add(indent + "quote:");
      addChildren(node, indent + "  ");
    } else if (node instanceof ListBlock list) {
      addItems(list, indent);
    } else if (node instanceof FencedCodeBlock fence) {
      addCode(indent, ("code " + fence.getInfo()).strip() + ":", fence.getLiteral());
    } else if (node instanceof IndentedCodeBlock code) {
      addCode(indent, "indented code:", code.getLiteral());
    } else if (node instanceof HtmlBlock html) {
      addCode(indent, "html:", html.getLiteral());
    } else if (node instanceof ThematicBreak) {
      lines.add(indent + "rule");
    } else if (node instanceof TableBlock) {
      addTable(node, indent);
    } else if (node instanceof LinkReferenceDefinition definition) {
      lines.add(indent + "definition: " + definition.getLabel()); // which nobody sees
    } else {
      throw new IllegalArgumentException("unknown: " + node);
    }
  }

  private void addItems(ListBlock list, String indent) {
    int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 0;
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      String name = list instanceof OrderedList ? "item " + number++ + ":" : "item:";
      Node first = ((ListItem) node).getFirstChild();
      addText(indent, name, first instanceof Paragraph ? SeenText.of(first) : "");
      if (first instanceof Paragraph) {
        first.unlink();
      }
      addChildren(node, indent + "  ");
    }
  }

  private void addTable(Node table, String indent) {
    lines.add(indent + "table:");
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        lines.add(indent + "  " + (part instanceof TableHead ? "head" : "row") + cells(row));
      }
    }
  }

  private static String cells(Node row) {
    if (!(row instanceof TableRow)) {
      throw new IllegalArgumentException("not a row: " + row);
    }
    StringBuilder out = new StringBuilder();
    for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
      TableCell cell = (TableCell) node;
      String aligned =
          cell.getAlignment() == null
              ? ""
              : switch (cell.getAlignment()) {
                case LEFT -> "left ";
                case CENTER -> "center ";
                case RIGHT -> "right ";
              };
      out.append(' ').append(aligned).append('[').append(SeenText.of(cell)).append(']');
    }
    return out.toString();
  }

  private void addText(String indent, String name, String text) {
    String[] parts = text.split("\n", -1);
    lines.add(indent + name + (parts[0].isEmpty() ? "" : " " + parts[0]));
    for (int i = 1; i < parts.length; i++) {
      lines.add(indent + "  " + parts[i]);
    }
  }

  private void addCode(String indent, String name, String code) {
    lines.add(indent + name);
    for (String line : code.replaceFirst("\n\\z", "").split("\n", -1)) {
      lines.add(line.isEmpty() ? "" : indent + "  " + SeenText.visible(line));
    }
  }
}
