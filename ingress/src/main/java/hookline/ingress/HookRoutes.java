package hookline.ingress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Tells the hooks' addresses from all others. */
final class HookRoutes implements HttpHandler {
  private final HttpHandler hook;
  private final HttpHandler other;

  HookRoutes(HttpHandler hook, HttpHandler other) {
    this.hook = hook;
    this.other = other;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HookPath path = HookPath.parse(exchange.getRequestPath());
    if (path == null) {
      other.handleRequest(exchange);
    } else {
      path.attachTo(exchange);
      hook.handleRequest(exchange);
    }
  }
}
