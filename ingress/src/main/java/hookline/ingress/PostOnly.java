package hookline.ingress;

import hookline.payload.model.Dialect;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;

/** A hook takes POST and nothing else; a browser pointed at one is told so. */
final class PostOnly implements HttpHandler {
  private final IngressMetrics metrics;
  private final HttpHandler next;

  PostOnly(IngressMetrics metrics, HttpHandler next) {
    this.metrics = metrics;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (exchange.getRequestMethod().equals(Methods.POST)) {
      next.handleRequest(exchange);
      return;
    }
    exchange.getResponseHeaders().put(Headers.ALLOW, Methods.POST_STRING);
    HookPath path = HookPath.of(exchange);
    Dialect surface = path == null ? Dialect.MATTERMOST : path.surface();
    metrics.answered(surface, Answer.NOT_POST);
    Answer.NOT_POST.writeAfter(exchange, surface);
  }
}
