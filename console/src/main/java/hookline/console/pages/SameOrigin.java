package hookline.console.pages;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/** Tells whether a change is asked for by a page of ours, as far as the browser says so. */
final class SameOrigin {
  private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");

  private SameOrigin() {}

  /**
   * Whether nothing speaks against it.
   *
   * @param siteOrigin scheme, host and port that people reach us by; a proxy may hide them from us
   */
  static boolean allows(HttpServerExchange exchange, String siteOrigin) {
    String site = exchange.getRequestHeaders().getFirst(SEC_FETCH_SITE);
    if (site != null) {
      return site.equals("same-origin");
    }
    // Older browsers, and such as reach us by plain HTTP elsewhere than on their own machine.
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    return origin == null || origin.equals(siteOrigin) || hostOf(origin).equals(host(exchange));
  }

  private static String hostOf(String origin) {
    int at = origin.indexOf("://");
    return at < 0 ? "" : origin.substring(at + 3);
  }

  private static String host(HttpServerExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    return host == null ? "no host" : host;
  }
}
