package hookline.sink.read;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.LogPosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery, by its newest revision.
 *
 * @param status posted, rejected, duplicate, withdrawn or erased: then nothing of it is told, and
 *     its payload, which the log has until its retention, is not to be shown either
 * @param receivedAt epoch ms of the first receipt
 * @param firstDeliveryId the delivery that a duplicate repeats; null for all others
 * @param posts those it shows, in order; of a duplicate none
 * @param warnings of those posts, as in the column of that name
 * @param refusal why it was rejected or withdrawn, or once was; null when it never was, or is
 *     erased
 * @param payload where the payload lies in the log
 * @param traceId of its request's trace; null when it had none
 */
public record StoredDelivery(
    String deliveryId,
    String sourceId,
    String status,
    long receivedAt,
    long revision,
    @Nullable String firstDeliveryId,
    List<DeliveredPost> posts,
    JsonNode warnings,
    @Nullable DeliveryRefusal refusal,
    LogPosition payload,
    @Nullable String traceId) {
  static final String ERASED = "erased";

  /** Whether it was erased, and nothing of it is to be shown. */
  public boolean isErased() {
    return status.equals(ERASED);
  }

  /** A post, and the name of its channel where that is known; empty where not. */
  public record DeliveredPost(String id, String channelId, String channelName) {}

  /**
   * A refusal.
   *
   * @param reason {@link hookline.payload.model.Reason#id}
   * @param refusal {@link hookline.payload.model.Reason#word}
   * @param status the HTTP status it stands for
   * @param resolvedAt epoch ms of the newer revision that made posts after all; null without one
   */
  public record DeliveryRefusal(
      String reason, String refusal, String detail, int status, @Nullable Long resolvedAt) {}
}
