package hookline.ingress;

import hookline.payload.model.Dialect;
import hookline.tracing.Tracing;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;

/** Turns a request into a {@link Call}, unless the ingress is stopping. */
final class Accept implements HttpHandler {
  private final InFlight inFlight;
  private final IngressMetrics metrics;
  private final Tracing tracing;
  private final CallHandler next;

  Accept(InFlight inFlight, IngressMetrics metrics, Tracing tracing, CallHandler next) {
    this.inFlight = inFlight;
    this.metrics = metrics;
    this.tracing = tracing;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    HookPath path = HookPath.of(exchange);
    if (path == null) {
      Answer.NOT_FOUND.writeAfter(exchange, Dialect.MATTERMOST);
      return;
    }
    if (!inFlight.enter()) {
      metrics.answered(path.surface(), Answer.STOPPING);
      Answer.STOPPING.writeAfter(exchange, path.surface());
      return;
    }
    Call call = new Call(exchange, path, inFlight, metrics, tracing);
    exchange.addExchangeCompleteListener(call);
    // In the same thread but after this handler has returned: from then on Undertow leaves the
    // exchange to whoever holds it. A broker's answer before that would race with Undertow.
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> call.run(() -> next.handle(call)));
  }
}
