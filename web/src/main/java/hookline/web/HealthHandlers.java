package hookline.web;

import hookline.topics.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What an orchestrator asks, for any role: {@code /healthz}, whether the process lives, and {@code
 * /readyz}, whether it can do its work. Not ready says why, and never asks to be restarted.
 */
public final class HealthHandlers implements HttpHandler {
  private final Readiness readiness;
  private final HttpHandler other;

  /**
   * @param other answers all other addresses
   */
  public HealthHandlers(Readiness readiness, HttpHandler other) {
    this.readiness = readiness;
    this.other = other;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    switch (exchange.getRequestPath()) {
      case "/healthz" -> answer(exchange, StatusCodes.OK, new Health("ok", List.of()));
      case "/readyz" -> {
        List<String> reasons = readiness.reasons();
        if (reasons.isEmpty()) {
          answer(exchange, StatusCodes.OK, new Health("ok", reasons));
        } else {
          answer(exchange, StatusCodes.SERVICE_UNAVAILABLE, new Health("not ready", reasons));
        }
      }
      default -> other.handleRequest(exchange);
    }
  }

  private static void answer(HttpServerExchange exchange, int status, Health health) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(ByteBuffer.wrap(Json.write(health)));
  }

  /** The answer's body. */
  private record Health(String status, List<String> reasons) {}
}
