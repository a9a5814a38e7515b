package hookline.payload.markdown;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a URL starts with decides what a link to it does. */
public final class Url {
  /** Schemes that do without {@code //}. */
  private static final Set<String> BARE_SCHEMES =
      Set.of(
          "callto",
          "facetime",
          "geo",
          "magnet",
          "mailto",
          "news",
          "sip",
          "sips",
          "skype",
          "sms",
          "smsto",
          "tel",
          "webcal",
          "xmpp");

  /** Schemes whose link runs or holds what a sender wrote, instead of leading somewhere. */
  private static final List<String> UNSAFE = List.of("javascript", "vbscript", "data");

  /** CommonMark's bound. */
  private static final int LONGEST_SCHEME = 32;

  private Url() {}

  /**
   * Whether it starts with {@code scheme://}, or a scheme known to need no slashes, and is safe.
   */
  public static boolean hasScheme(String url) {
    if (url.startsWith("https://") && url.length() > "https://".length()) {
      return true; // most URLs
    }
    int colon = 0;
    while (colon < url.length() && isOfScheme(url.charAt(colon), colon == 0)) {
      colon++;
    }
    if (colon == 0 || colon == url.length() || url.charAt(colon) != ':') {
      return false;
    }
    boolean slashes = url.startsWith("//", colon + 1);
    if ((slashes ? colon + 3 : colon + 1) >= url.length()) {
      return false;
    }
    return slashes
        ? !isUnsafe(url, colon)
        : BARE_SCHEMES.contains(url.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  private static boolean isUnsafe(String url, int colon) {
    for (String scheme : UNSAFE) {
      if (scheme.length() == colon && url.regionMatches(true, 0, scheme, 0, colon)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it starts with {@code www.}, which needs a scheme to be a link. */
  public static boolean isWww(String url) {
    return url.length() > 4 && url.charAt(3) == '.' && url.regionMatches(true, 0, "www.", 0, 4);
  }

  /** Whether {@code <url>} is a link in Markdown, and leads there. */
  public static boolean isAutolink(String url) {
    int colon = url.indexOf(':');
    return hasScheme(url)
        && colon > 1
        && colon <= LONGEST_SCHEME
        && url.indexOf('<') < 0
        && url.indexOf('>') < 0;
  }

  /** The URL with the scheme that a bare host lacks: without one it leads to the reader's. */
  public static String withScheme(String url) {
    boolean bare = url.charAt(0) != '/' && url.charAt(0) != '#' && !hasScheme(url);
    return bare ? "http://" + url : url;
  }

  /** Whether it leads somewhere as browsers read it, if anywhere. */
  public static boolean isSafe(String url) {
    // Most URLs need no closer look.
    return url.startsWith("https:") || url.startsWith("http:") || !UNSAFE.contains(scheme(url));
  }

  /** What stands before the first colon as browsers read it, in lower case; empty if no scheme. */
  public static String scheme(String url) {
    StringBuilder scheme = new StringBuilder();
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return scheme.toString().toLowerCase(Locale.ROOT);
      }
      // Browsers skip blanks and line breaks: "java\nscript:" runs too.
      if (c > ' ') {
        if (!isOfScheme(c, scheme.isEmpty())) {
          return "";
        }
        scheme.append(c);
      }
    }
    return "";
  }

  private static boolean isOfScheme(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'));
  }
}
