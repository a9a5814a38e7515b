package hookline.topics;

import hookline.payload.model.LogPosition;
import hookline.payload.model.RetryKey;
import java.util.Objects;

/**
 * A delivery that repeats an earlier one and makes no posts of its own.
 *
 * @param firstDeliveryId the delivery it repeats, whose outcome is its own
 * @param receivedAt epoch ms
 * @param idempotencyKey the key both have, from where {@code retryKey} says: a body's is its hash
 *     in hex, a header's value that is too long to be told as well
 * @param retryKey by what the repetition is known; the request's {@code Idempotency-Key} is the
 *     header of that name
 */
public record Duplicate(
    String deliveryId,
    String sourceId,
    String firstDeliveryId,
    long receivedAt,
    String idempotencyKey,
    RetryKey retryKey,
    LogPosition payload) {

  /** In records from before hooks had a choice it was the only one. */
  public static final RetryKey OF_THE_REQUEST = RetryKey.ofHeader(Headers.IDEMPOTENCY_KEY);

  /** Fields that a record lacks become their defaults. */
  public Duplicate {
    retryKey = Objects.requireNonNullElse(retryKey, OF_THE_REQUEST);
  }
}
