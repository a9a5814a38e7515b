package hookline.payload.model;

import java.util.Objects;

/**
 * What a hook asks of those who send to it, beyond knowing its URL.
 *
 * @param rateLimit how many requests it takes in what time, from all senders together
 * @param verification how it tells that a request is from whom it says to be from
 */
public record Protection(RateLimit rateLimit, Verification verification) {
  /** As a hook is made: it asks for nothing of its own. */
  public static final Protection NONE = new Protection(RateLimit.DEFAULT, Verification.NONE);

  /** Fields that a record lacks become their defaults. */
  public Protection {
    rateLimit = Objects.requireNonNullElse(rateLimit, RateLimit.DEFAULT);
    verification = Objects.requireNonNullElse(verification, Verification.NONE);
  }

  /** The same with another limit. */
  public Protection withRateLimit(RateLimit other) {
    return new Protection(other, verification);
  }

  /** The same with other senders. */
  public Protection withVerification(Verification other) {
    return new Protection(rateLimit, other);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
