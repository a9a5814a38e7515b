package hookline.console.pages;

import java.net.URI;

/**
 * What pages need to know of the site.
 *
 * @param siteUrl as people reach it
 * @param adminToken empty for none
 * @param showsImages whether pictures that posts name are loaded from where they lie; otherwise
 *     they are links
 */
public record PagesConfig(String siteUrl, String adminToken, boolean showsImages) {
  /** Whether people reach the site by HTTPS. */
  boolean isSecure() {
    return siteUrl.startsWith("https:");
  }

  /** Scheme, host and port, as browsers write an {@code Origin}. */
  String origin() {
    URI site = URI.create(siteUrl);
    return site.getScheme() + "://" + site.getRawAuthority();
  }

  /** Everything but secrets. */
  @Override
  public String toString() {
    return "PagesConfig[" + siteUrl + "]";
  }
}
