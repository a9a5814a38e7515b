package hookline.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What must be true of HTML whoever wrote what it was made from. Looked at as a browser would read
 * it, with lists of its own: these and the policy's must both be wrong for a mistake to pass.
 */
final class HarmlessHtml {
  private static final Set<String> BLOCKS = Set.of("p", "h4", "h5", "h6", "li", "th", "td");

  private static final Set<String> OTHERS =
      Set.of(
          "br",
          "hr",
          "ul",
          "ol",
          "blockquote",
          "pre",
          "code",
          "em",
          "strong",
          "del",
          "div",
          "span",
          "table",
          "thead",
          "tbody",
          "tr");

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "a", Set.of("class", "href", "rel", "target", "title"),
          "span", Set.of("class", "title", "role", "aria-label"),
          "div", Set.of("class", "role", "aria-label", "tabindex"),
          "pre", Set.of("tabindex"),
          "ol", Set.of("start"),
          "li", Set.of("class", "dir"),
          "img", Set.of("class", "src", "alt", "title", "loading", "referrerpolicy"));

  private static final Set<String> OF_BLOCKS = Set.of("class", "dir");

  private static final Pattern LINK =
      Pattern.compile(
          "(https?|ftp|mailto|tel|sms|sips?|xmpp|ircs?|geo|webcal):.*|/(channels|search)[/?].*",
          Pattern.DOTALL);

  private static final Pattern IMAGE = Pattern.compile("https?://.*", Pattern.DOTALL);

  private static final Set<String> REL = Set.of("nofollow", "noopener", "noreferrer");

  private static final Pattern UNSEEN =
      Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");

  private final boolean images;
  private final List<String> faults = new ArrayList<>();

  private HarmlessHtml(boolean images) {
    this.images = images;
  }

  static void check(SafeHtml html, boolean images) {
    Document document = Jsoup.parseBodyFragment(html.html());
    HarmlessHtml seen = new HarmlessHtml(images);
    document.body().getAllElements().stream().skip(1).forEach(seen::look); // the body is first
    assertThat(seen.faults).isEmpty();
    assertThat(document.head().childNodes()).isEmpty();
    assertThat(UNSEEN.matcher(html.html()).find()).as("directions or controls").isFalse();
    assertSameWhenReadAgain(document);
  }

  private void look(Element element) {
    String name = element.normalName();
    boolean block = BLOCKS.contains(name);
    boolean link = name.equals("a");
    boolean image = images && name.equals("img");
    expect(block || OTHERS.contains(name) || link || image, "element", element);
    Set<String> allowed = ATTRIBUTES.getOrDefault(name, block ? OF_BLOCKS : Set.of());
    for (Attribute attribute : element.attributes()) {
      expect(allowed.contains(attribute.getKey()), "attribute", element);
    }
    expect(!block || element.attr("dir").equals("auto"), "direction", element);
    if (link) {
      lookAtLink(element);
    }
    if (image) {
      expect(IMAGE.matcher(element.attr("src")).matches(), "source", element);
      expect(element.attr("referrerpolicy").equals("no-referrer"), "referrer", element);
    }
  }

  private void lookAtLink(Element link) {
    String url = link.attr("href");
    expect(LINK.matcher(url).matches(), "destination", link);
    expect(List.of(link.attr("rel").split(" ")).containsAll(REL), "relation", link);
    expect(url.startsWith("/") || link.attr("target").equals("_blank"), "target", link);
    expect(!link.parent().closest("body, a").normalName().equals("a"), "link in a link", link);
  }

  private void expect(boolean holds, String what, Element element) {
    if (!holds) {
      faults.add(what + " of " + element);
    }
  }

  /** What is written down and read once more, as an editor or a script might, is the same. */
  private static void assertSameWhenReadAgain(Document document) {
    document.outputSettings().prettyPrint(false);
    String once = document.body().html();
    Document again = Jsoup.parseBodyFragment(once);
    again.outputSettings().prettyPrint(false);
    assertThat(again.body().html().equals(once)).as("read again, it is the same").isTrue();
  }
}
