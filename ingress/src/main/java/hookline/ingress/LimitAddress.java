package hookline.ingress;

import hookline.ingress.protect.TokenBuckets;
import hookline.payload.model.RateLimit;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Holds each remote address to its rate, before anything is done for its request. */
final class LimitAddress implements CallHandler {
  private static final int IPV4_BYTES = 4;

  /**
   * The first half of {@code 64:ff9b::/96}, in whose last bytes all of IPv4 is. rule: RFC 6052,
   * 2.1.
   */
  private static final long TRANSLATED = 0x0064_ff9b_0000_0000L;

  private static final int TRANSLATED_ADDRESS = 12;

  private final TokenBuckets<Long> buckets;
  private final RateLimit limit;
  private final CallHandler next;

  LimitAddress(TokenBuckets<Long> buckets, RateLimit limit, CallHandler next) {
    this.buckets = buckets;
    this.limit = limit;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    InetAddress address = call.remoteAddress();
    Duration wait = address == null ? Duration.ZERO : buckets.take(network(address), limit);
    if (wait.isZero()) {
      next.handle(call);
    } else {
      call.answer(Answer.limited("address_limited", "An address may send", limit, wait));
    }
  }

  /**
   * An IPv4 address, also where a translator put it behind its own prefix; of IPv6 the /64, all of
   * which is one subscriber's to send from.
   */
  private static long network(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    if (bytes.remaining() == IPV4_BYTES) {
      return Integer.toUnsignedLong(bytes.getInt());
    }
    boolean isTranslated =
        bytes.getLong(0) == TRANSLATED && bytes.getInt(TRANSLATED_ADDRESS - IPV4_BYTES) == 0;
    return isTranslated
        ? Integer.toUnsignedLong(bytes.getInt(TRANSLATED_ADDRESS))
        : bytes.getLong(0);
  }
}
