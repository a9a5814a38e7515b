package hookline.web;

import io.undertow.server.HttpServerExchange;

/** A URL's query, which an {@link HttpPort} lets through whatever stands in it. */
public final class RequestQuery {
  private RequestQuery() {}

  /** As it was sent, undecoded, a character a byte; empty when there is none. */
  public static String of(HttpServerExchange exchange) {
    return exchange.getQueryString().replace(RequestHead.STRAY_PERCENT, '%');
  }
}
