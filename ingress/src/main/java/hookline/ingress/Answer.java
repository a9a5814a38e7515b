package hookline.ingress;

import hookline.ingress.protect.Unverified;
import hookline.payload.model.Dialect;
import hookline.payload.model.RateLimit;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.web.ErrorBody;
import hookline.web.LastWords;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/**
 * What a sender is told when its payload was not taken, on either surface.
 *
 * @param word why, one of a closed list: what requests are counted by
 * @param status on Mattermost's surface
 * @param id Mattermost's error id
 * @param message one plain sentence that helps the sender; never holds a hook id
 * @param slackStatus on Slack's surface
 * @param slackWord the whole body on Slack's surface
 * @param retryAfterSeconds when to come again; 0 says nothing of it
 * @param closes whether the connection ends with it; it does anyway when the body goes unread
 */
record Answer(
    String word,
    int status,
    String id,
    String message,
    int slackStatus,
    String slackWord,
    int retryAfterSeconds,
    boolean closes) {

  private static final HttpString RETRY_AFTER = new HttpString("Retry-After");

  static final Answer NOT_FOUND =
      of(
          "not_found",
          404,
          "api.context.404.app_error",
          "There is nothing at this address.",
          "no_service");

  static final Answer NOT_POST =
      of(
          "not_post",
          405,
          "api.context.method_not_allowed.app_error",
          "A hook takes POST requests only.",
          "invalid_method");

  static final Answer TOO_SLOW =
      of(
              "too_slow",
              408,
              "api.context.request_timeout.app_error",
              "The request took too long to arrive; nothing was stored.",
              "request_timeout")
          .closing();

  static final Answer FAILED =
      of(
          "failed",
          500,
          "api.context.internal.app_error",
          "Something went wrong here, and it was logged; please retry.",
          "rollup_error");

  static final Answer STOPPING =
      unavailable("stopping", "This server is stopping; nothing was stored, please retry.", 1)
          .closing();

  static final Answer FULL =
      unavailable("full", "Too much is under way at once; nothing was stored, please retry.", 1);

  static final Answer AWAY =
      unavailable(
          "log_away", "The log cannot be written right now; nothing was stored, please retry.", 2);

  static final Answer UNDECIDED =
      unavailable(
          "undecided",
          "Whether this hook exists cannot be told right now; nothing was stored, please retry.",
          2);

  static final Answer UNCONFIRMED =
      unavailable(
          "unconfirmed",
          "The log did not confirm the payload in time: it may have been stored. Retry with the"
              + " same Idempotency-Key header and it will not be posted twice.",
          2);

  private static Answer of(String word, int status, String id, String message, String slackWord) {
    return new Answer(word, status, id, message, status, slackWord, 0, false);
  }

  private static Answer unavailable(String word, String message, int retryAfterSeconds) {
    String id = "api.context.unavailable.app_error";
    return new Answer(word, 503, id, message, 503, "service_unavailable", retryAfterSeconds, false);
  }

  /** A refusal in the words of either product. */
  static Answer refused(Reason reason, String message) {
    return new Answer(
        reason.word(),
        reason.status(),
        reason.id(),
        message,
        reason.slackStatus(),
        reason.slackWord(),
        0,
        false);
  }

  /**
   * Too many requests.
   *
   * @param taker the sentence up to its verb: who takes only so many
   * @param wait until one more is taken
   */
  static Answer limited(String word, String taker, RateLimit limit, Duration wait) {
    // Rounded up: a sender that comes a moment early would only be told again.
    int seconds = (int) Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    String message =
        "%s at most %d request%s %s; nothing was stored, please retry when Retry-After says."
            .formatted(
                taker, limit.requests(), limit.requests() == 1 ? "" : "s", limit.unit().phrase());
    String id = "api.context.rate_limited.app_error";
    return new Answer(word, 429, id, message, 429, "rate_limited", seconds, false);
  }

  /** Not from whom it says to be from. */
  static Answer unverified(Unverified why) {
    String word = why.kind().word();
    if (why.kind() == Unverified.Kind.UNKNOWN_SCHEME) {
      return unavailable(word, why.message(), 60);
    }
    return of(word, 401, "api.context.unverified.app_error", why.message(), "invalid_token");
  }

  /**
   * From an address that the hook takes nothing from.
   *
   * @param address null when a proxy does not tell it
   */
  static Answer strangerAt(@Nullable InetAddress address) {
    return of(
        "address_refused",
        403,
        "api.context.address_refused.app_error",
        "This hook takes nothing from %s."
            .formatted(
                address == null
                    ? "an address that a proxy does not tell"
                    : "the address " + address.getHostAddress()),
        "action_prohibited");
  }

  /** A refusal for a reason that only newer versions know. */
  static Answer refused(int status, String id, String message) {
    return of("other", status, id, message, "invalid_payload");
  }

  static Answer refused(Refusal refusal) {
    return refused(refusal.reason(), refusal.message());
  }

  /** The same, and the connection ends with it. */
  Answer closing() {
    return new Answer(word, status, id, message, slackStatus, slackWord, retryAfterSeconds, true);
  }

  /** The status a sender on that surface sees. */
  int statusOn(Dialect surface) {
    return surface == Dialect.SLACK ? slackStatus : status;
  }

  /** Answers from within a handler, which has returned when it is written. */
  void writeAfter(HttpServerExchange exchange, Dialect surface) {
    exchange.dispatch(
        SameThreadExecutor.INSTANCE, () -> write(exchange, surface, exchange.getRequestChannel()));
  }

  /**
   * Writes it as the exchange's response; on the IO thread, once, in no handler.
   *
   * @param body what the request's body is read from, or null when there is none
   */
  void write(HttpServerExchange exchange, Dialect surface, @Nullable StreamSourceChannel body) {
    if (retryAfterSeconds > 0) {
      exchange.getResponseHeaders().put(RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }
    if (statusOn(surface) == StatusCodes.UNAUTHORIZED) {
      // rule: RFC 9110, 15.5.2: a 401 names what would do. No client has a way of its own for it.
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Signature");
    }
    byte[] text = prepare(exchange, surface);
    if (body != null && !exchange.isRequestComplete()) {
      new LastWords(exchange, body).say(text);
    } else {
      exchange.setPersistent(exchange.isPersistent() && !closes);
      exchange.getResponseSender().send(ByteBuffer.wrap(text));
    }
  }

  private byte[] prepare(HttpServerExchange exchange, Dialect surface) {
    if (surface == Dialect.SLACK) {
      exchange.setStatusCode(slackStatus);
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
      return slackWord.getBytes(StandardCharsets.US_ASCII);
    }
    return ErrorBody.prepare(exchange, status, id, message);
  }
}
