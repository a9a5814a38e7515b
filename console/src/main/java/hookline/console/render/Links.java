package hookline.console.render;

import hookline.payload.markdown.Url;
import java.util.Set;

/**
 * Where a sender's link may lead. What a browser would run, or hand to a program that a page should
 * not start, is no link.
 */
final class Links {
  /**
   * rule: Mattermost links any scheme that runs nothing in the page. Of those we keep the ones that
   * show or write something when followed, and none that hands parameters to a local program.
   */
  private static final Set<String> SCHEMES =
      Set.of(
          "http", "https", "ftp", "mailto", "tel", "sms", "sip", "sips", "xmpp", "irc", "ircs",
          "geo", "webcal");

  private static final Set<String> WEB = Set.of("http", "https");

  private static final String ENCODED = " \"'<>\\^`{|}";
  private static final String HEX = "0123456789ABCDEF";

  private final String siteUrl;

  /**
   * Links as they read on a site.
   *
   * @param siteUrl what a path is relative to, without a slash at the end
   */
  Links(String siteUrl) {
    this.siteUrl = siteUrl;
  }

  /** The absolute URL to follow; empty when it may not be, or leads nowhere. */
  String link(String url) {
    return absolute(url, SCHEMES);
  }

  /** The absolute URL of an image to load; empty when it is none of the web. */
  String image(String url) {
    return absolute(url, WEB);
  }

  private String absolute(String sent, Set<String> schemes) {
    String url = withoutControls(sent);
    if (url.isEmpty() || url.charAt(0) == '#' || url.charAt(0) == '?') {
      return "";
    }
    if (url.startsWith("//")) {
      return url.length() == 2 ? "" : encoded("https:" + url);
    }
    if (url.charAt(0) == '/') {
      return encoded(siteUrl + url);
    }
    String scheme = Url.scheme(url);
    if (schemes.contains(scheme)) {
      boolean leads = url.length() > scheme.length() + 1;
      return leads ? encoded(scheme + url.substring(scheme.length())) : "";
    }
    // rule: a host without a scheme is one of the web. "host:80" looks like a scheme.
    return scheme.isEmpty() || isPort(url, scheme.length()) ? encoded("http://" + url) : "";
  }

  private static boolean isPort(String url, int colon) {
    int pos = colon + 1;
    while (pos < url.length() && url.charAt(pos) >= '0' && url.charAt(pos) <= '9') {
      pos++;
    }
    boolean ends = pos == url.length() || "/?#".indexOf(url.charAt(pos)) >= 0;
    return pos > colon + 1 && pos <= colon + 6 && ends && url.lastIndexOf('.', colon) > 0;
  }

  /** Browsers skip them wherever they stand, so they must not decide what the scheme is. */
  private static String withoutControls(String url) {
    StringBuilder out = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (!CodePoints.isControl(c)) {
        out.append(c);
      }
    }
    return out.toString().strip();
  }

  /** The URL with nothing in it that could end it, or look like another one. */
  private static String encoded(String url) {
    StringBuilder out = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (ENCODED.indexOf(c) >= 0) {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else if (!CodePoints.isDirection(c) && !CodePoints.isInvisible(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
