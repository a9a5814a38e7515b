package hookline.console.render;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as a browser reads it, written so that people can read it: what is on every link and every
 * block is left out ({@link HarmlessHtml} looks after it), and blocks stand on lines of their own.
 */
final class SeenHtml {
  private static final List<String> LINES =
      List.of(
          "p",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "blockquote",
          "div",
          "table",
          "thead",
          "tbody",
          "tr",
          "hr",
          "pre");

  private SeenHtml() {}

  static String of(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    document.outputSettings().charset("UTF-8");
    for (Element element : document.body().select("*")) {
      element.removeAttr("rel").removeAttr("target");
      if (element.attr("dir").equals("auto")) {
        element.removeAttr("dir");
      }
    }
    dropLines(document.body());
    joinTexts(document.body());
    return document.body().html();
  }

  /** Line ends beside a block are how it is written down. */
  private static void dropLines(Element parent) {
    for (Node node : new ArrayList<>(parent.childNodes())) {
      if (node instanceof Element element && !element.normalName().equals("pre")) {
        dropLines(element);
      } else if (node instanceof TextNode text && text.getWholeText().contains("\n")) {
        boolean first = isBlock(node.previousSibling(), parent);
        boolean last = isBlock(node.nextSibling(), parent);
        String left = text.getWholeText();
        left = first ? left.stripLeading() : left;
        text.text(last ? left.stripTrailing() : left);
      }
    }
  }

  private static boolean isBlock(Node node, Element parent) {
    return node == null
        ? LINES.contains(parent.normalName()) || parent.normalName().equals("body")
        : node instanceof Element element && LINES.contains(element.normalName());
  }

  /** The sanitizer parts braces by a comment, for the sake of template engines. */
  private static void joinTexts(Element body) {
    body.select("*")
        .forEach(
            element ->
                element.childNodes().stream()
                    .filter(node -> node.nodeName().equals("#comment"))
                    .toList()
                    .forEach(Node::remove));
  }
}
