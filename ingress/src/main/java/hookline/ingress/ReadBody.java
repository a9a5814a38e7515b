package hookline.ingress;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/**
 * Reads the body, bounded: a length announced beyond the limit is refused before a byte is read,
 * one that grows beyond it as soon as it does.
 */
final class ReadBody implements CallHandler {
  private final PayloadLimits limits;
  private final int minimumBytesPerSecond;
  private final CallHandler next;

  ReadBody(PayloadLimits limits, int minimumBytesPerSecond, CallHandler next) {
    this.limits = limits;
    this.minimumBytesPerSecond = minimumBytesPerSecond;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    if (call.query().length() > limits.payload()) {
      call.answer(PayloadLimits.tooLarge(limits.payload()));
      return;
    }
    int limit = limits.body(call.query());
    long announced = announcedLength(call.exchange());
    if (announced > limit) {
      call.answer(PayloadLimits.tooLarge(limit));
      return;
    }
    new BodyReading(call, (int) announced, limit, minimumBytesPerSecond, next).begin();
  }

  /** Or -1. */
  private static long announcedLength(HttpServerExchange exchange) {
    // RFC 9112, 6.3: chunks outweigh a length.
    if (exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
      return -1;
    }
    try {
      return exchange.getRequestContentLength();
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // More digits than a long has.
    }
  }
}
