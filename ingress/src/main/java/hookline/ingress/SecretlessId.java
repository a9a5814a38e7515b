package hookline.ingress;

import hookline.web.RequestIds;
import hookline.web.UniqueIds;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Takes a request's id from it when the sender put the hook's secret in: ids are logged. */
final class SecretlessId implements HttpHandler {
  private final UniqueIds ids;
  private final HttpHandler next;

  SecretlessId(UniqueIds ids, HttpHandler next) {
    this.ids = ids;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HookPath path = HookPath.of(exchange);
    if (path != null && path.secret().isIn(RequestIds.of(exchange))) {
      RequestIds.replace(exchange, ids.next(System.currentTimeMillis()));
    }
    next.handleRequest(exchange);
  }
}
