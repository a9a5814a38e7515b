package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import hookline.sink.read.RejectedDelivery;
import org.jspecify.annotations.Nullable;

/**
 * A rejection. What says nothing is left out.
 *
 * @param state open, resolved or dropped
 * @param reason Mattermost's error id where it has one; {@code refusal} tells those apart that
 *     share it
 * @param detail a sentence a person can act on
 * @param statusCode the HTTP status it stands for
 * @param receivedAt epoch ms
 * @param resolvedAt epoch ms at which a later translation made posts after all
 * @param droppedAt epoch ms
 * @param droppedBy the user who did
 * @param payload what was sent, while the log has it; in lists it is never told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectionJson(
    String deliveryId,
    String sourceId,
    String state,
    String refusal,
    String reason,
    String detail,
    int statusCode,
    long receivedAt,
    long revision,
    @Nullable Long resolvedAt,
    @Nullable Long droppedAt,
    @Nullable String droppedBy,
    @Nullable PayloadJson payload) {

  /** The rejection as those who manage the hook get it. */
  public static RejectionJson of(RejectedDelivery rejection, @Nullable PayloadJson payload) {
    return new RejectionJson(
        rejection.deliveryId(),
        rejection.sourceId(),
        state(rejection),
        rejection.refusal(),
        rejection.reason(),
        rejection.detail(),
        rejection.status(),
        rejection.receivedAt(),
        rejection.revision(),
        rejection.resolvedAt(),
        rejection.droppedAt(),
        rejection.droppedBy(),
        payload);
  }

  private static String state(RejectedDelivery rejection) {
    if (rejection.resolvedAt() != null) {
      return "resolved";
    }
    return rejection.isOpen() ? "open" : "dropped";
  }
}
