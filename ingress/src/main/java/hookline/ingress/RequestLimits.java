package hookline.ingress;

import hookline.payload.model.RateLimit;

/**
 * How many requests an ingress takes in what time, each process counting for itself; and of what
 * length.
 *
 * @param hook of each hook that has no limit of its own
 * @param address of each remote address, whichever hooks it sends to
 * @param urlBytes of a URL with its query, which can be as long as a payload; more is answered 414
 */
public record RequestLimits(RateLimit hook, RateLimit address, int urlBytes) {
  /**
   * A hook's is above what a process takes from one: many senders never try again what was answered
   * 429, so that a limit which nobody chose must not cost a payload.
   */
  public static final RequestLimits DEFAULTS =
      new RequestLimits(RateLimit.of(100_000, RateLimit.Unit.SECOND), RateLimit.OFF, 384 << 10);
}
