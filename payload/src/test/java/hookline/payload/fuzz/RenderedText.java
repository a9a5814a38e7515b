package hookline.payload.fuzz;

import hookline.payload.rendering.Seen;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The characters a reader sees of Markdown, without any of its marks: what CommonMark takes for a
 * mark, or for a definition that is not shown, is not in it. HTML is text, as Mattermost's clients
 * have it.
 */
public final class RenderedText {
  private final StringBuilder seen = new StringBuilder();

  private RenderedText() {}

  /** The characters, in order, a line end between those of two nodes. */
  public static String of(String markdown) {
    RenderedText rendered = new RenderedText();
    rendered.add(Seen.parse(markdown));
    return rendered.seen.toString();
  }

  /** A loop, for hostile Markdown is nested deeply. */
  private void add(Node document) {
    Node node = document;
    while (node != null) {
      addOne(node);
      Node next = node.getFirstChild();
      while (next == null && node != null && node != document) {
        next = node.getNext();
        node = next == null ? node.getParent() : node;
      }
      node = next;
    }
  }

  private void addOne(Node node) {
    if (node instanceof Text text) {
      seen.append(text.getLiteral());
    } else if (node instanceof Code code) {
      seen.append(code.getLiteral());
    } else if (node instanceof HtmlInline html) {
      seen.append(html.getLiteral());
    } else if (node instanceof FencedCodeBlock fence) {
      seen.append(fence.getInfo()).append('\n').append(fence.getLiteral()); // a language is shown
    } else if (node instanceof IndentedCodeBlock code) {
      seen.append(code.getLiteral());
    } else if (node instanceof HtmlBlock html) {
      seen.append(html.getLiteral());
    } else {
      seen.append('\n');
    }
  }
}
