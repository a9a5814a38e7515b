package hookline.sink.read;

import hookline.payload.model.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * The newest rejection of a delivery.
 *
 * @param receivedAt epoch ms of the first receipt
 * @param reason {@link hookline.payload.model.Reason#id}
 * @param refusal {@link hookline.payload.model.Reason#word}
 * @param status the HTTP status it stands for
 * @param resolvedAt epoch ms of the newer revision that made posts after all; null without one
 * @param droppedAt epoch ms at which somebody decided to leave it; null when nobody has
 * @param droppedBy the user who did; null when nobody has, empty for the configuration's
 *     administrator
 * @param payload where the payload lies in the log
 */
public record RejectedDelivery(
    String deliveryId,
    String sourceId,
    long receivedAt,
    long revision,
    String reason,
    String refusal,
    String detail,
    int status,
    @Nullable Long resolvedAt,
    @Nullable Long droppedAt,
    @Nullable String droppedBy,
    LogPosition payload) {

  /** Whether it still waits for somebody. */
  public boolean isOpen() {
    return resolvedAt == null && droppedAt == null;
  }
}
