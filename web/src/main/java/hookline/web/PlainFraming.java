package hookline.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;

/**
 * Refuses requests whose end is told in a way Undertow does not know. It would take them for empty
 * ones, and their bodies for the next requests: behind a proxy that reads them otherwise, one
 * sender could put words into another's mouth.
 */
final class PlainFraming implements HttpHandler {
  private final HttpHandler next;

  PlainFraming(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderValues encodings = exchange.getRequestHeaders().get(Headers.TRANSFER_ENCODING);
    if (encodings == null || isChunked(exchange, encodings)) {
      next.handleRequest(exchange);
      return;
    }
    exchange.setPersistent(false);
    byte[] body =
        ErrorBody.prepare(
            exchange,
            StatusCodes.BAD_REQUEST,
            "api.context.bad_request.app_error",
            "The only Transfer-Encoding understood is chunked, of HTTP/1.1 and alone.");
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  private static boolean isChunked(HttpServerExchange exchange, HeaderValues encodings) {
    return encodings.size() == 1
        && encodings.getFirst().equalsIgnoreCase("chunked")
        && exchange.getProtocol().equals(Protocols.HTTP_1_1);
  }
}
