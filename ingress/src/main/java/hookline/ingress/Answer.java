package hookline.ingress;

import hookline.payload.model.Dialect;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.topics.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a sender is told when its payload was not taken, on either surface.
 *
 * @param status on Mattermost's surface
 * @param id Mattermost's error id
 * @param message one plain sentence that helps the sender; never holds a hook id
 * @param slackStatus on Slack's surface
 * @param slackWord the whole body on Slack's surface
 * @param retryAfterSeconds when to come again; 0 says nothing of it
 * @param closes whether the connection ends with it, since the rest of the request goes unread
 */
record Answer(
    int status,
    String id,
    String message,
    int slackStatus,
    String slackWord,
    int retryAfterSeconds,
    boolean closes) {

  private static final HttpString RETRY_AFTER = new HttpString("Retry-After");

  static final Answer NOT_FOUND =
      of(404, "api.context.404.app_error", "There is nothing at this address.", "no_service");

  static final Answer NOT_POST =
      of(
          405,
          "api.context.method_not_allowed.app_error",
          "A hook takes POST requests only.",
          "invalid_method");

  static final Answer TOO_SLOW =
      of(
              408,
              "api.context.request_timeout.app_error",
              "The request took too long to arrive; nothing was stored.",
              "request_timeout")
          .closing();

  static final Answer FAILED =
      of(
          500,
          "api.context.internal.app_error",
          "Something went wrong here, and it was logged; please retry.",
          "rollup_error");

  static final Answer STOPPING =
      unavailable("This server is stopping; nothing was stored, please retry.", 1).closing();

  static final Answer FULL =
      unavailable("Too much is under way at once; nothing was stored, please retry.", 1);

  static final Answer AWAY =
      unavailable("The log cannot be written right now; nothing was stored, please retry.", 2);

  static final Answer UNDECIDED =
      unavailable(
          "Whether this hook exists cannot be told right now; nothing was stored, please retry.",
          2);

  static final Answer UNCONFIRMED =
      unavailable(
          "The log did not confirm the payload in time: it may have been stored. Retry with the"
              + " same Idempotency-Key header and it will not be posted twice.",
          2);

  private static Answer of(int status, String id, String message, String slackWord) {
    return new Answer(status, id, message, status, slackWord, 0, false);
  }

  private static Answer unavailable(String message, int retryAfterSeconds) {
    String id = "api.context.unavailable.app_error";
    return new Answer(503, id, message, 503, "service_unavailable", retryAfterSeconds, false);
  }

  /** A refusal in the words of either product. */
  static Answer refused(Reason reason, String message) {
    return new Answer(
        reason.status(), reason.id(), message, reason.slackStatus(), reason.slackWord(), 0, false);
  }

  static Answer refused(Refusal refusal) {
    return refused(refusal.reason(), refusal.message());
  }

  /** The same, and the connection ends with it. */
  Answer closing() {
    return new Answer(status, id, message, slackStatus, slackWord, retryAfterSeconds, true);
  }

  /** Writes it as the exchange's response; on the IO thread, once. */
  void write(HttpServerExchange exchange, Dialect surface) {
    if (retryAfterSeconds > 0) {
      exchange.getResponseHeaders().put(RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }
    if (closes) {
      exchange.setPersistent(false);
    }
    byte[] body;
    if (surface == Dialect.SLACK) {
      exchange.setStatusCode(slackStatus);
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
      body = slackWord.getBytes(StandardCharsets.US_ASCII);
    } else {
      exchange.setStatusCode(status);
      // Exactly that, without a charset: Mattermost's own client parses nothing else as JSON.
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
      body = Json.write(new Body(id, message, "", RequestIds.of(exchange), status));
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  /** For an address that is no hook's. */
  void writeAsMattermost(HttpServerExchange exchange) {
    write(exchange, Dialect.MATTERMOST);
  }

  /** Mattermost's error, written in snake case. */
  private record Body(
      String id, String message, String detailedError, String requestId, int statusCode) {}
}
