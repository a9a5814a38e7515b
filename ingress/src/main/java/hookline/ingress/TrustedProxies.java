package hookline.ingress;

import hookline.topics.AddressRanges;

/**
 * Whose word is taken for whom a request is from.
 *
 * @param addresses of the proxies; from others nothing is believed
 * @param header in which they say it; a sender's own of the other kind counts for nothing, for a
 *     proxy that writes one passes the other on
 */
public record TrustedProxies(AddressRanges addresses, ForwardedHeader header) {
  /** The header a proxy adds. */
  public enum ForwardedHeader {
    X_FORWARDED_FOR("X-Forwarded-For"),
    /** RFC 7239's. */
    FORWARDED("Forwarded");

    private final String headerName;

    ForwardedHeader(String headerName) {
      this.headerName = headerName;
    }

    public String headerName() {
      return headerName;
    }
  }

  /** The default: every peer is a sender. */
  public static final TrustedProxies NONE =
      new TrustedProxies(AddressRanges.of(java.util.List.of()), ForwardedHeader.X_FORWARDED_FOR);
}
