package hookline.payload.block.value;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.Url;
import hookline.payload.model.WarningKind;
import org.jspecify.annotations.Nullable;

/** Links and images by the URLs of blocks, as Markdown. */
public final class WebLink {
  private WebLink() {}

  /**
   * {@code [label](url)}; the label alone where there is no URL.
   *
   * @param label Markdown on one line; the URL itself when nothing of it is seen
   */
  public static String link(String label, Value url) {
    String target = target(url);
    if (target == null) {
      return label;
    }
    return !Characters.isSeen(label) ? toItself(target) : Markdown.link(label, target);
  }

  /**
   * {@code [label](url)} for what {@link #target} said is one; {@code <url>} where both are the
   * same.
   *
   * @param label literal text
   */
  public static String literal(String label, String target) {
    return !Characters.isSeen(label) || label.equals(target)
        ? toItself(target)
        : Markdown.link(label(label), target);
  }

  private static String toItself(String target) {
    return Url.isAutolink(target) ? "<" + target + ">" : Markdown.link(label(target), target);
  }

  private static String label(String literal) {
    return Markdown.escapeLabel(TextObject.oneLine(literal));
  }

  /**
   * {@code ![alt](url)}; the alternative text alone where there is no URL.
   *
   * @param alt literal text
   */
  public static String image(String alt, Value url) {
    String target = target(url);
    return target == null
        ? TextObject.oneLine(Markdown.escape(alt))
        : Markdown.image(TextObject.oneLine(alt), target);
  }

  /** What a link may lead to; null, with a warning unless there is nothing, where it is none. */
  public static @Nullable String target(Value url) {
    // A number is no URL, and one warning says so.
    String target = url.scalar().strip().replace(" ", "%20");
    if (url.isAbsent() || (url.isString() && target.isEmpty())) {
      return null;
    }
    if (url.isString() && isLink(target)) {
      return Url.withScheme(target);
    }
    // rule: javascript: and data: are not made links, the label stays
    url.warn(
        WarningKind.OMITTED, "This is not the URL of a web page, so the label is shown without.");
    return null;
  }

  private static boolean isLink(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        return false;
      }
    }
    return Url.hasScheme(target) || Url.isWww(target);
  }
}
