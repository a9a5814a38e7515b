package hookline.console.render;

import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The second wall: all that a rendered post may be made of. The renderer writes nothing else, so
 * what this takes away is a mistake of ours. No style, no id, no name, no event, no form, no frame;
 * classes from a list, so that a post cannot dress up as a part of the page.
 */
final class HtmlPolicy {
  /** The classes there are; the pages' style sheet has a rule for each. */
  static final Set<String> CLASSES =
      Set.of(
          "md-h1",
          "md-h2",
          "md-h3",
          "md-h4",
          "md-h5",
          "md-h6",
          "md-code",
          "md-lang",
          "md-table",
          "md-left",
          "md-center",
          "md-right",
          "md-task",
          "md-done",
          "md-open",
          "md-emoji",
          "md-mention",
          "md-mention-all",
          "md-channel",
          "md-hashtag",
          "md-link",
          "md-image",
          "md-image-link",
          "md-sign");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern LABEL = Pattern.compile("[a-z ]{1,20}");

  private static final PolicyFactory WITHOUT_IMAGES = policy(false);
  private static final PolicyFactory WITH_IMAGES = policy(true);

  private HtmlPolicy() {}

  static String apply(String html, boolean images) {
    return (images ? WITH_IMAGES : WITHOUT_IMAGES).sanitize(html);
  }

  private static PolicyFactory policy(boolean images) {
    HtmlPolicyBuilder policy =
        new HtmlPolicyBuilder()
            .allowElements(
                "p",
                "br",
                "hr",
                "h4",
                "h5",
                "h6",
                "ul",
                "ol",
                "li",
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
                "tr",
                "th",
                "td",
                "a")
            .allowWithoutAttributes("span", "div")
            .allowStandardUrlProtocols()
            .allowUrlProtocols("http", "https", "ftp", "mailto", "tel", "sms", "sip", "sips")
            .allowUrlProtocols("xmpp", "irc", "ircs", "geo", "webcal")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("target")
            .matching(true, "_blank")
            .onElements("a")
            .allowAttributes("class")
            .matching(known())
            .globally()
            .allowAttributes("dir")
            .matching(true, "auto")
            .globally()
            .allowAttributes("title")
            .onElements("a", "span", "img")
            .allowAttributes("role")
            .matching(true, "group", "img")
            .onElements("div", "span")
            .allowAttributes("aria-label")
            .matching(LABEL)
            .onElements("div", "span")
            .allowAttributes("tabindex")
            .matching(true, "0")
            .onElements("pre", "div")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol");
    if (images) {
      policy
          .allowElements("img")
          .allowAttributes("src")
          .matching(Pattern.compile("https?://.+"))
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("loading")
          .matching(true, "lazy")
          .onElements("img")
          .allowAttributes("referrerpolicy")
          .matching(true, "no-referrer")
          .onElements("img");
    }
    return policy.toFactory();
  }

  private static AttributePolicy known() {
    return (element, attribute, value) -> {
      for (String name : value.split(" ", -1)) {
        if (!CLASSES.contains(name)) {
          return null;
        }
      }
      return value;
    };
  }
}
