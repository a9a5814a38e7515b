package hookline.console.render;

import java.util.Set;
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
import org.jspecify.annotations.Nullable;

/** Writes what stands within a block. Not thread-safe. */
final class InlineHtml {
  /** What is shown of a text's formats. */
  enum Style {
    ALL,
    LINKS
  }

  /** What a bare link's text may lack of its destination. */
  private static final Set<String> BARE = Set.of("", "mailto:", "http://", "https://");

  private static final String REST_OF_LINK =
      "\" target=\"_blank\" rel=\"nofollow noopener noreferrer\"";

  private final RenderSettings settings;
  private final Links links;
  private final StringBuilder out;
  private final HtmlText html;
  private final TextMarks marks;
  private final boolean formats;

  /** A link may not hold another one. */
  private boolean inLink;

  InlineHtml(RenderSettings settings, Links links, StringBuilder out, Style style) {
    this.settings = settings;
    this.links = links;
    this.out = out;
    this.html = new HtmlText(out);
    this.marks = new TextMarks(settings.names(), out);
    this.formats = style == Style.ALL;
  }

  /** Appends what stands in a node. */
  void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inline(node);
    }
  }

  private void inline(Node node) {
    if (node instanceof Text text) {
      text(text.getLiteral());
    } else if (node instanceof EscapedSign sign) {
      html.text(String.valueOf(sign.sign()));
    } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
      // rule: a line break is one, whether two blanks stand before it or none
      out.append(formats ? "<br>" : " ");
    } else if (node instanceof Code code) {
      code(code.getLiteral());
    } else if (node instanceof Emphasis) {
      element("em", node);
    } else if (node instanceof StrongEmphasis) {
      element("strong", node);
    } else if (node instanceof Strikethrough) {
      element("del", node);
    } else if (node instanceof HtmlInline tag) {
      // rule: HTML is text
      html.text(tag.getLiteral());
    } else if (node instanceof Link link) {
      link(link);
    } else if (node instanceof Image image) {
      image(image);
    } else {
      children(node);
    }
  }

  private void text(String text) {
    if (inLink) {
      marks.emoji(text);
    } else {
      marks.all(text);
    }
  }

  private void code(String code) {
    out.append(formats ? "<code>" : "");
    html.text(code);
    out.append(formats ? "</code>" : "");
  }

  private void element(String name, Node node) {
    if (formats) {
      out.append('<').append(name).append('>');
      children(node);
      out.append("</").append(name).append('>');
    } else {
      children(node);
    }
  }

  private void link(Link link) {
    String url = links.link(link.getDestination());
    boolean bare = isBare(link);
    if (inLink || url.isEmpty()) {
      asWritten(link, link.getDestination(), bare, "[");
      return;
    }
    open("md-link", url, link.getTitle());
    inLink = true;
    if (bare) {
      html.text(((Text) link.getFirstChild()).getLiteral());
    } else {
      children(link);
    }
    inLink = false;
    if (link.getFirstChild() == null) {
      html.text(link.getDestination());
    }
    out.append("</a>");
  }

  /** Whether its text is where it leads, which is no place for emoji. */
  private static boolean isBare(Link link) {
    if (!(link.getFirstChild() instanceof Text text) || text.getNext() != null) {
      return false;
    }
    String url = link.getDestination();
    int scheme = url.length() - text.getLiteral().length();
    return url.endsWith(text.getLiteral()) && BARE.contains(url.substring(0, Math.max(scheme, 0)));
  }

  /** What may not be followed stays to be seen, destination and all. */
  private void asWritten(Node node, String destination, boolean bare, String opening) {
    if (bare) {
      html.text(destination);
      return;
    }
    html.text(opening);
    children(node);
    html.text("](" + destination + ")");
  }

  private void image(Image image) {
    String url = links.image(image.getDestination());
    if (url.isEmpty()) {
      asWritten(image, image.getDestination(), false, "![");
      return;
    }
    String alt = ShownName.of(PlainText.of(image));
    if (settings.inlineImages() && formats) {
      out.append("<img class=\"md-image\" src=\"");
      html.value(url);
      out.append("\" alt=\"");
      html.value(alt);
      out.append('"');
      title(image.getTitle());
      out.append(" loading=\"lazy\" referrerpolicy=\"no-referrer\">");
    } else if (inLink) {
      html.text(alt.isEmpty() ? url : alt);
    } else {
      open("md-image-link", url, image.getTitle());
      html.text(alt.isEmpty() ? url : alt);
      out.append("</a>");
    }
  }

  private void open(String type, String url, @Nullable String title) {
    out.append("<a class=\"").append(type).append("\" href=\"");
    html.value(url);
    out.append(REST_OF_LINK);
    title(title);
    out.append('>');
  }

  private void title(@Nullable String title) {
    if (title != null && !title.isEmpty()) {
      out.append(" title=\"");
      html.value(title);
      out.append('"');
    }
  }
}
