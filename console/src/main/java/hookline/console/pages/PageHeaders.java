package hookline.console.pages;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * What browsers are told of every page: to load nothing from elsewhere, to run no script and take
 * no style that stands in the page, to show it in nobody's frame, to keep no copy.
 */
final class PageHeaders {
  private static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");
  private static final HttpString OPENER = new HttpString("Cross-Origin-Opener-Policy");
  private static final HttpString RESOURCE = new HttpString("Cross-Origin-Resource-Policy");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:%s;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final String policy;

  /**
   * @param showsImages whether pictures that posts name are shown, wherever they lie
   */
  PageHeaders(boolean showsImages) {
    this.policy = POLICY.formatted(showsImages ? " https: http:" : "");
  }

  /** Of anything we answer. */
  static void putCommon(HeaderMap headers) {
    headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
    headers.put(REFERRER_POLICY, "no-referrer");
    headers.put(RESOURCE, "same-origin");
  }

  /** Of a page. */
  void put(HeaderMap headers) {
    putCommon(headers);
    headers.put(Headers.CONTENT_SECURITY_POLICY, policy);
    headers.put(Headers.CACHE_CONTROL, "no-store");
    headers.put(OPENER, "same-origin");
  }
}
