package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import hookline.sink.read.StoredDelivery;
import hookline.topics.Erasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery: what a sender that waits is told, and what those who look after the
 * hook need beside it. What says nothing is left out.
 *
 * @param status posted, rejected, duplicate, withdrawn, erased, or pending: it is stored, and what
 *     becomes of it is not known yet
 * @param duplicateOf the delivery it repeats, whose posts are told
 * @param error why it was refused
 * @param resolvedAt epoch ms at which a later translation made posts of what was refused at first
 * @param receivedAt epoch ms
 * @param traceId of the request's trace, W3C's, where it had one
 * @param payload what was sent; for the hook's owner and administrators, while the log has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryJson(
    String deliveryId,
    String status,
    @Nullable String duplicateOf,
    @Nullable List<StoredDelivery.DeliveredPost> posts,
    @Nullable JsonNode warnings,
    @Nullable ErrorOf error,
    @Nullable Long resolvedAt,
    String sourceId,
    long receivedAt,
    long revision,
    @Nullable String traceId,
    @Nullable PayloadJson payload) {

  /** The refusal as its sender got it or would have; {@code refusal} tells reasons apart. */
  public record ErrorOf(String id, String message, int statusCode, String refusal) {
    private static ErrorOf of(StoredDelivery.DeliveryRefusal refused) {
      return new ErrorOf(refused.reason(), refused.detail(), refused.status(), refused.refusal());
    }
  }

  /** It lies in the log, and nothing else is known of it. */
  public static DeliveryJson pending(
      String deliveryId,
      String sourceId,
      long receivedAt,
      @Nullable String traceId,
      @Nullable PayloadJson payload) {
    return new DeliveryJson(
        deliveryId,
        "pending",
        null,
        null,
        null,
        null,
        null,
        sourceId,
        receivedAt,
        0,
        traceId,
        payload);
  }

  /** It lies in the log, and a rule keeps what is in it from being shown and stored. */
  public static DeliveryJson erased(String deliveryId, String sourceId, long receivedAt) {
    return new DeliveryJson(
        deliveryId,
        "erased",
        null,
        null,
        null,
        null,
        null,
        sourceId,
        receivedAt,
        Erasure.REVISION,
        null,
        null);
  }

  /**
   * What the store knows.
   *
   * @param shown whose posts and refusal are told: the delivery itself, or the first that it
   *     repeats
   */
  public static DeliveryJson of(
      StoredDelivery delivery, StoredDelivery shown, @Nullable PayloadJson payload) {
    StoredDelivery.DeliveryRefusal refusal = shown.refusal();
    return new DeliveryJson(
        delivery.deliveryId(),
        delivery.status(),
        delivery.firstDeliveryId(),
        shown.posts().isEmpty() ? null : shown.posts(),
        shown.posts().isEmpty() ? null : shown.warnings(),
        refusal == null || refusal.resolvedAt() != null ? null : ErrorOf.of(refusal),
        refusal == null ? null : refusal.resolvedAt(),
        delivery.sourceId(),
        delivery.receivedAt(),
        delivery.revision(),
        delivery.traceId(),
        payload);
  }
}
