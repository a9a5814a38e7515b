package hookline.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;

/** Refuses longer URLs than there may be. Those too long for Undertow, {@link Refusals} refuse. */
final class UrlLength implements HttpHandler {
  /** Mattermost has no id for it. */
  static final String ID = "api.context.url_too_long.app_error";

  private final int most;
  private final HttpHandler next;

  UrlLength(int most, HttpHandler next) {
    this.most = most;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    // A character is a byte, and the question mark one more.
    int length = exchange.getRequestURI().length() + exchange.getQueryString().length();
    if (length < most) {
      next.handleRequest(exchange);
      return;
    }
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> refuse(exchange));
  }

  private void refuse(HttpServerExchange exchange) {
    byte[] body = ErrorBody.prepare(exchange, StatusCodes.REQUEST_URI_TOO_LARGE, ID, message(most));
    exchange.setPersistent(false);
    LastWords.answer(exchange, body);
  }

  static String message(int most) {
    return "The URL is longer than the %d bytes allowed.".formatted(most);
  }
}
