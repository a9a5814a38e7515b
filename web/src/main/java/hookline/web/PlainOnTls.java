package hookline.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;

/**
 * Tells whoever speaks plain HTTP to a port of HTTPS what to do instead. No redirection: a hook's
 * URL is a secret, and one that is sent in the clear day after day should fail, not work.
 */
final class PlainOnTls implements HttpHandler {
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    byte[] body =
        ErrorBody.prepare(
            exchange,
            StatusCodes.BAD_REQUEST,
            "api.context.https_required.app_error",
            "This port speaks HTTPS: use https:// in place of http://.");
    exchange.setPersistent(false);
    LastWords.answer(exchange, body);
  }
}
