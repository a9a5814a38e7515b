package hookline.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;

/** How much has come of a request's body, with all that chunks have around them. */
public final class BodyBytes {
  static final AttachmentKey<Wire> WIRE = AttachmentKey.create(Wire.class);

  /** One byte in a chunk of its own makes six; extensions are for no one's use. */
  private static final int MOST_FOR_ONE = 8;

  private static final int MOST_BESIDE = 64 << 10;

  private BodyBytes() {}

  /**
   * Whether far more has come than what was read of the body explains: extensions of chunks, which
   * never become a body, or trailers, which Undertow collects in memory without a bound. On the
   * request's IO thread.
   *
   * @param read of the body
   */
  public static boolean areMostlyWaste(HttpServerExchange exchange, long read) {
    Wire wire = exchange.getAttachment(WIRE);
    return wire != null && wire.bodyBytes() > MOST_BESIDE + MOST_FOR_ONE * read;
  }
}
