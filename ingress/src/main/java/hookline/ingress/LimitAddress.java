package hookline.ingress;

import hookline.ingress.protect.TokenBuckets;
import hookline.payload.model.RateLimit;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Holds each remote address to its rate, before anything is done for its request. */
final class LimitAddress implements CallHandler {
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

  /** An IPv4 address; of IPv6 the /64, all of which is one subscriber's to send from. */
  private static long network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt())
        : ByteBuffer.wrap(bytes).getLong();
  }
}
