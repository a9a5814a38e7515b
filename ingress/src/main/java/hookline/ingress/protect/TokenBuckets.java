package hookline.ingress.protect;

import static hookline.payload.model.RateLimit.Kind.RATE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import hookline.payload.model.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket for each of many senders: every request takes a token, and tokens come back as
 * time passes. In memory, so of this process alone. Thread-safe and without locks where a sender is
 * known.
 *
 * <p>A bucket that was left alone for as long as it takes to fill says nothing any more, and is
 * dropped. Beyond {@link #MOST} those go that are asked for least, or a flood of addresses would
 * fill the memory; a sender whose bucket went begins with a full one.
 *
 * @param <K> what senders are told apart by
 */
public final class TokenBuckets<K> {
  /** Of about 450 bytes each. */
  static final int MOST = 100_000;

  private final TimeMeter clock;
  private final Cache<K, Held> held;

  /** The limit goes with the bucket: when it changes, another bucket takes the place. */
  private record Held(RateLimit limit, Bucket bucket) {}

  public TokenBuckets() {
    this(System::nanoTime);
  }

  /**
   * Buckets that fill by that clock.
   *
   * @param nanos monotonic, of any origin, as {@link System#nanoTime}
   */
  TokenBuckets(LongSupplier nanos) {
    this.clock = new Nanos(nanos, nanos.getAsLong());
    this.held =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<K, Held>accessing((key, value) -> value.limit().unit().time()))
            .ticker(clock::currentTimeNanos)
            // Housekeeping is short, and another pool's threads would only add to it.
            .executor(Runnable::run)
            .build();
  }

  /**
   * Takes a token of that sender's.
   *
   * @param limit of this sender; may be another than last time
   * @return zero when there was one, else how long until the next: a sender that waits so long, and
   *     is alone, gets it
   */
  public Duration take(K key, RateLimit limit) {
    if (limit.kind() != RATE) {
      return Duration.ZERO;
    }
    Bucket bucket = bucket(key, limit);
    return bucket.tryConsume(1)
        ? Duration.ZERO
        : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private Bucket bucket(K key, RateLimit limit) {
    Held found = held.getIfPresent(key);
    if (found == null || !found.limit().equals(limit)) {
      found =
          held.asMap()
              .compute(
                  key,
                  (k, present) ->
                      present != null && present.limit().equals(limit) ? present : full(limit));
    }
    return found.bucket();
  }

  private Held full(RateLimit limit) {
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(limit.requests())
            .refillGreedy(limit.requests(), limit.unit().time())
            .build();
    return new Held(
        limit, Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(clock).build());
  }

  /** How many buckets there are. */
  long size() {
    held.cleanUp();
    return held.estimatedSize();
  }

  /** Counted from the start, for Bucket4j does not cope with numbers that run over. */
  private record Nanos(LongSupplier nanos, long start) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong() - start;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
