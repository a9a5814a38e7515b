package hookline.payload.block.value;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Delimiters;
import hookline.payload.markdown.LiteralText;
import hookline.payload.markdown.Markdown;
import hookline.payload.model.WarningKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links and images by the URLs of blocks, as Markdown. */
public final class WebLink {
  /** Schemes that run code or carry data: what they lead to is in the message itself. */
  private static final Set<String> HOSTILE = Set.of("javascript", "vbscript", "data", "file");

  /** Schemes that do without {@code //}. */
  private static final Set<String> BARE =
      Set.of("mailto", "tel", "sms", "sip", "sips", "xmpp", "geo", "magnet", "skype", "callto");

  // Possessive, and up to the next < at most: no backtracking, and linear in the label.
  private static final Pattern AUTOLINK =
      Pattern.compile("<([A-Za-z][A-Za-z0-9+.-]++:[^<>\\s]*+)>");

  private static final int LONGEST_SCHEME = 32;

  private static final LiteralText LITERAL = new LiteralText(Delimiters.ALL);

  private WebLink() {}

  /**
   * {@code [label](url)}; the label alone where there is no URL.
   *
   * @param label Markdown on one line; the URL itself when it is empty
   */
  public static String link(String label, Value url) {
    String target = target(url);
    if (target == null) {
      return label;
    }
    return label.isEmpty() ? toItself(target) : Markdown.link(withoutLinks(label), target);
  }

  /** A link within a link would take its place, so {@code <url>} becomes text there. */
  private static String withoutLinks(String label) {
    Matcher autolink = AUTOLINK.matcher(label);
    return autolink.replaceAll(found -> Matcher.quoteReplacement(label(found.group(1))));
  }

  /**
   * {@code [label](url)} for what {@link #target} said is one; {@code <url>} where both are the
   * same.
   *
   * @param label literal text
   */
  public static String literal(String label, String target) {
    return label.isEmpty() || label.equals(target)
        ? toItself(target)
        : Markdown.link(label(label), target);
  }

  private static String toItself(String target) {
    boolean isAutolink =
        target.indexOf(':') > 1 && target.chars().noneMatch(c -> c == '<' || c == '>');
    return isAutolink ? "<" + target + ">" : Markdown.link(label(target), target);
  }

  /** Escaped, but for URLs in it: a link within a link would take its place. */
  private static String label(String literal) {
    StringBuilder label = new StringBuilder();
    LITERAL.append(label, TextObject.oneLine(literal), Characters.ANY, Characters.ANY);
    return label.toString();
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
    String target = url.string().strip().replace(" ", "%20");
    if (target.isEmpty()) {
      return null;
    }
    if (isLink(target)) {
      // Without a scheme it would lead to the reader's own server.
      return isWww(target) ? "http://" + target : target;
    }
    // rule: javascript: and data: are not made links, the label stays
    url.warn(
        WarningKind.OMITTED, "This is not the URL of a web page, so the label is shown without.");
    return null;
  }

  private static boolean isLink(String target) {
    if (target.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      return false;
    }
    int colon = target.indexOf(':');
    String scheme =
        colon < 0 || colon > LONGEST_SCHEME
            ? ""
            : target.substring(0, colon).toLowerCase(Locale.ROOT);
    if (isScheme(scheme) && target.startsWith("//", colon + 1)) {
      return !HOSTILE.contains(scheme) && target.length() > colon + 3;
    }
    return BARE.contains(scheme) ? target.length() > colon + 1 : isWww(target);
  }

  private static boolean isWww(String target) {
    return target.regionMatches(true, 0, "www.", 0, 4) && target.length() > 4;
  }

  private static boolean isScheme(String scheme) {
    return !scheme.isEmpty()
        && Character.isLetter(scheme.charAt(0))
        && scheme
            .chars()
            .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || "+.-".indexOf(c) >= 0);
  }
}
