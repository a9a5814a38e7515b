package hookline.topics;

import hookline.payload.model.LogPosition;

/**
 * A delivery that repeats an earlier one and makes no posts of its own.
 *
 * @param firstDeliveryId the delivery it repeats, whose outcome is its own
 * @param receivedAt epoch ms
 */
public record Duplicate(
    String deliveryId,
    String sourceId,
    String firstDeliveryId,
    long receivedAt,
    String idempotencyKey,
    LogPosition payload) {}
