package hookline.payload.rendering;

import hookline.payload.cases.SeenCharacters;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** What a reader sees within a paragraph, a heading or a cell. */
public final class SeenText {
  private SeenText() {}

  static String of(Node parent) {
    StringBuilder out = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      out.append(shown(node));
    }
    return out.toString();
  }

  private static String shown(Node node) {
    if (node instanceof Text text) {
      return visible(text.getLiteral());
    } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
      return "\n";
    } else if (node instanceof StrongEmphasis) {
      return "bold<" + of(node) + ">";
    } else if (node instanceof Emphasis) {
      return "italic<" + of(node) + ">";
    } else if (node instanceof Strikethrough) {
      return "strike<" + of(node) + ">";
    } else if (node instanceof Code code) {
      return "code<" + visible(code.getLiteral()) + ">";
    } else if (node instanceof Link link) {
      String label = of(link);
      String url = visible(link.getDestination());
      return "link<" + (label.equals(url) ? url : label + " -> " + url) + ">";
    } else if (node instanceof Image image) {
      return "image<" + of(image) + " -> " + visible(image.getDestination()) + ">";
    } else if (node instanceof HtmlInline html) {
      return "html<" + html.getLiteral() + ">";
    }
    throw new IllegalArgumentException("unknown: " + node);
  }

  /** Blanks that look like others, and what cannot be seen, as their numbers. */
  public static String visible(String text) {
    return SeenCharacters.of(text);
  }
}
