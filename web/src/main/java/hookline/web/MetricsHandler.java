package hookline.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Answers {@code /metrics}, which Prometheus asks every few seconds, in its text format. Read by a
 * worker thread: there are thousands of lines, and an IO thread has webhooks to answer.
 */
public final class MetricsHandler implements HttpHandler {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> metrics;
  private final HttpHandler other;

  /**
   * @param metrics all of them, in Prometheus' text format
   * @param other answers all other addresses
   */
  public MetricsHandler(Supplier<String> metrics, HttpHandler other) {
    this.metrics = metrics;
    this.other = other;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!exchange.getRequestPath().equals("/metrics")) {
      other.handleRequest(exchange);
    } else if (exchange.isInIoThread()) {
      exchange.dispatch(this::answer);
    } else {
      answer(exchange);
    }
  }

  private void answer(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, TEXT);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(ByteBuffer.wrap(metrics.get().getBytes(UTF_8)));
  }
}
