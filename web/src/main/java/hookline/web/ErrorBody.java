package hookline.web;

import hookline.topics.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;

/**
 * What a refused request is told, written as Mattermost writes it, in snake case.
 *
 * @param id Mattermost's error id
 * @param message one plain sentence that helps the sender; never holds a hook id
 * @param detailedError empty: Mattermost's clients want the field
 * @param requestId as in {@code X-Request-Id}
 * @param statusCode the response's
 */
public record ErrorBody(
    String id, String message, String detailedError, String requestId, int statusCode) {

  /** Exactly that, without a charset: Mattermost's own client parses nothing else as JSON. */
  public static final String CONTENT_TYPE = "application/json";

  /** Answers 404, whatever was asked. */
  public static final HttpHandler NOTHING_HERE =
      exchange -> {
        byte[] body =
            prepare(
                exchange,
                StatusCodes.NOT_FOUND,
                "api.context.404.app_error",
                "There is nothing at this address.");
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
      };

  /** The error's JSON. */
  public static byte[] json(String id, String message, String requestId, int status) {
    return Json.write(new ErrorBody(id, message, "", requestId, status));
  }

  /** Sets a response's status and type; returns the body to send with it. */
  public static byte[] prepare(HttpServerExchange exchange, int status, String id, String message) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, CONTENT_TYPE);
    return json(id, message, RequestIds.of(exchange), status);
  }
}
