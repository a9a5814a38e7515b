package hookline.console.render;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/**
 * Writes the blocks of a text. Each that holds words finds its own direction, so that a text from
 * right to left among others is read as it was written. Not thread-safe.
 */
final class BlockHtml {
  /** A page's own headings are above a post's; people see the size of the class. */
  private static final int HEADINGS_ABOVE = 3;

  private static final int SMALLEST_HEADING = 6;
  private static final int LONGEST_LANGUAGE = 40;

  private final InlineHtml inlines;
  private final StringBuilder out;
  private final HtmlText html;

  BlockHtml(InlineHtml inlines, StringBuilder out) {
    this.inlines = inlines;
    this.out = out;
    this.html = new HtmlText(out);
  }

  /** Appends the blocks in another. */
  void write(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node);
    }
  }

  private void block(Node node) {
    if (node instanceof Paragraph) {
      paragraph(node);
    } else if (node instanceof Heading heading) {
      heading(heading);
    } else if (node instanceof BlockQuote) {
      out.append("<blockquote>");
      write(node);
      out.append("</blockquote>");
    } else if (node instanceof BulletList) {
      out.append("<ul>");
      write(node);
      out.append("</ul>");
    } else if (node instanceof OrderedList list) {
      orderedList(list);
    } else if (node instanceof ListItem) {
      item(node);
    } else if (node instanceof FencedCodeBlock code) {
      code(code.getInfo(), code.getLiteral());
    } else if (node instanceof IndentedCodeBlock code) {
      code("", code.getLiteral());
    } else if (node instanceof ThematicBreak) {
      out.append("<hr>");
    } else if (node instanceof TableBlock) {
      table(node);
    }
    // What is left is the definition of a link, which is seen where it is used.
  }

  private void paragraph(Node paragraph) {
    if (isTight(paragraph)) {
      inlines.children(paragraph);
      // Another block may follow in the same item.
      out.append(paragraph.getNext() == null ? "" : "\n");
      return;
    }
    out.append("<p dir=\"auto\">");
    inlines.children(paragraph);
    out.append("</p>");
  }

  private static boolean isTight(Node paragraph) {
    Node item = paragraph.getParent();
    return item instanceof ListItem && item.getParent() instanceof ListBlock list && list.isTight();
  }

  private void heading(Heading heading) {
    int level = Math.min(heading.getLevel() + HEADINGS_ABOVE, SMALLEST_HEADING);
    out.append("<h").append(level).append(" class=\"md-h").append(heading.getLevel());
    out.append("\" dir=\"auto\">");
    inlines.children(heading);
    out.append("</h").append(level).append('>');
  }

  private void orderedList(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    if (start == null || start == 1) {
      out.append("<ol>");
    } else {
      out.append("<ol start=\"").append(start).append("\">");
    }
    write(list);
    out.append("</ol>");
  }

  private void item(Node item) {
    TaskMark mark = TaskMark.taken(item);
    if (mark == TaskMark.NONE) {
      out.append("<li dir=\"auto\">");
    } else {
      out.append("<li class=\"md-task\" dir=\"auto\">").append(mark.html());
    }
    write(item);
    out.append("</li>");
  }

  // rule: LaTeX is shown as the code it is
  private void code(String info, String code) {
    out.append("<div class=\"md-code\">");
    String language = ShownName.of(firstWord(info));
    if (!language.isEmpty()) {
      out.append("<span class=\"md-lang\">");
      html.text(language);
      out.append("</span>");
    }
    out.append("<pre tabindex=\"0\"><code>");
    html.text(code);
    out.append("</code></pre></div>");
  }

  private static String firstWord(String info) {
    int end = 0;
    while (end < info.length() && end < LONGEST_LANGUAGE && info.charAt(end) > ' ') {
      end++;
    }
    return info.substring(0, end);
  }

  private void table(Node table) {
    out.append(
        "<div class=\"md-table\" role=\"group\" aria-label=\"table\" tabindex=\"0\"><table>");
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      if (part instanceof TableHead) {
        rows(part, "thead", "th");
      } else if (part instanceof TableBody) {
        rows(part, "tbody", "td");
      }
    }
    out.append("</table></div>");
  }

  private void rows(Node part, String partName, String cellName) {
    out.append('<').append(partName).append('>');
    for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
      if (row instanceof TableRow) {
        out.append("<tr>");
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          cell((TableCell) cell, cellName);
        }
        out.append("</tr>");
      }
    }
    out.append("</").append(partName).append('>');
  }

  private void cell(TableCell cell, String name) {
    out.append('<').append(name);
    if (cell.getAlignment() != null) {
      out.append(
          switch (cell.getAlignment()) {
            case LEFT -> " class=\"md-left\"";
            case CENTER -> " class=\"md-center\"";
            case RIGHT -> " class=\"md-right\"";
          });
    }
    out.append(" dir=\"auto\">");
    inlines.children(cell);
    out.append("</").append(name).append('>');
  }
}
