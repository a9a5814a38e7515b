package hookline.ingress;

import com.fasterxml.jackson.annotation.JsonInclude;
import hookline.payload.model.Warning;
import hookline.topics.Json;
import hookline.topics.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender that waits is told of a payload that was taken, as JSON.
 *
 * @param status posted; duplicate, with the posts of the first; or pending: it is stored, and what
 *     becomes of it is not known yet
 * @param duplicateOf the delivery it repeats
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutcomeBody(
    String deliveryId,
    String status,
    @Nullable String duplicateOf,
    @Nullable List<PostOf> posts,
    @Nullable List<Warning> warnings) {

  /** A post that was made. */
  record PostOf(String id, String channelId, String channelName) {}

  static byte[] posted(Receipt receipt) {
    boolean duplicate = !receipt.duplicateOf().isEmpty();
    return Json.write(
        new OutcomeBody(
            receipt.deliveryId(),
            duplicate ? "duplicate" : "posted",
            duplicate ? receipt.duplicateOf() : null,
            receipt.postIds().stream()
                .map(id -> new PostOf(id, receipt.channelId(), receipt.channelName()))
                .toList(),
            receipt.warnings()));
  }

  static byte[] pending(String deliveryId) {
    return Json.write(new OutcomeBody(deliveryId, "pending", null, null, null));
  }
}
