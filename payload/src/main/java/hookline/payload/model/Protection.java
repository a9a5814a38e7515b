package hookline.payload.model;

import java.util.List;
import java.util.Objects;

/**
 * What a hook asks of those who send to it, beyond knowing its URL.
 *
 * @param rateLimit how many requests it takes in what time, from all senders together
 * @param verification how it tells that a request is from whom it says to be from
 * @param allowedAddresses from which addresses and networks it takes requests; empty for any
 */
public record Protection(
    RateLimit rateLimit, Verification verification, List<String> allowedAddresses) {
  /** As a hook is made: it asks for nothing of its own. */
  public static final Protection NONE =
      new Protection(RateLimit.DEFAULT, Verification.NONE, List.of());

  /** Fields that a record lacks become their defaults. */
  public Protection {
    rateLimit = Objects.requireNonNullElse(rateLimit, RateLimit.DEFAULT);
    verification = Objects.requireNonNullElse(verification, Verification.NONE);
    allowedAddresses = allowedAddresses == null ? List.of() : List.copyOf(allowedAddresses);
  }

  /** The same with another limit. */
  public Protection withRateLimit(RateLimit other) {
    return new Protection(other, verification, allowedAddresses);
  }

  /** The same with other senders. */
  public Protection withVerification(Verification other) {
    return new Protection(rateLimit, other, allowedAddresses);
  }

  /** The same for other addresses. */
  public Protection withAllowedAddresses(List<String> others) {
    return new Protection(rateLimit, verification, others);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
