package hookline.web;

import hookline.payload.model.Ids;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mints the ids of requests and of deliveries: UUIDv7 in Mattermost's alphabet. Thread-safe.
 *
 * <p>Of the 74 bits beside the time, 64 are a scrambled counter with a random start: within a
 * process no two are alike by construction, where random bits are only unlikely to be; across
 * processes 10 more random bits and the start keep them apart. And no lock: {@link SecureRandom}
 * has one, on the path of every request.
 */
public final class UniqueIds {
  private final long process;
  private final AtomicLong counter;

  /** With a start of its own. */
  public UniqueIds() {
    SecureRandom random = new SecureRandom();
    this.process = random.nextInt(1 << 10);
    this.counter = new AtomicLong(random.nextLong());
  }

  /**
   * A new id.
   *
   * @param now epoch ms
   */
  public String next(long now) {
    long mixed = mix(counter.getAndIncrement());
    long high = (now << 16) | 0x7000 | (process << 2) | (mixed >>> 62);
    long low = 0x8000_0000_0000_0000L | (mixed & 0x3FFF_FFFF_FFFF_FFFFL);
    return Ids.of(new UUID(high, low));
  }

  /** The finalizer of SplitMix64, a bijection: different numbers stay different. */
  private static long mix(long number) {
    long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
