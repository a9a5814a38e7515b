package hookline.payload.model;

import java.util.Objects;

/**
 * What a hook asks of those who send to it, beyond knowing its URL.
 *
 * @param rateLimit how many requests it takes in what time, from all senders together
 */
public record Protection(RateLimit rateLimit) {
  /** As a hook is made: it asks for nothing of its own. */
  public static final Protection NONE = new Protection(RateLimit.DEFAULT);

  /** Fields that a record lacks become their defaults. */
  public Protection {
    rateLimit = Objects.requireNonNullElse(rateLimit, RateLimit.DEFAULT);
  }

  /** The same with another limit. */
  public Protection withRateLimit(RateLimit other) {
    return new Protection(other);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
