package hookline.web;

import hookline.topics.Json;
import hookline.web.Readiness.Part;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
      case "/healthz" -> answer(exchange, StatusCodes.OK, "live", readiness.parts());
      case "/readyz" -> {
        List<Part> parts = readiness.parts();
        if (parts.stream().allMatch(part -> part.reason() == null)) {
          answer(exchange, StatusCodes.OK, "ready", parts);
        } else {
          answer(exchange, StatusCodes.SERVICE_UNAVAILABLE, "not ready", parts);
        }
      }
      default -> other.handleRequest(exchange);
    }
  }

  private static void answer(
      HttpServerExchange exchange, int status, String said, List<Part> parts) {
    Health health =
        new Health(
            said,
            parts.stream()
                .map(part -> new PartHealth(part.name(), part.reason() == null, part.reason()))
                .toList());
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(ByteBuffer.wrap(Json.write(health)));
  }

  /** The answer's body. */
  private record Health(String status, List<PartHealth> parts) {}

  /** One part; its reason is null when it is ready. */
  private record PartHealth(String name, boolean ready, @Nullable String reason) {}
}
