package hookline.topics;

import hookline.payload.model.Warning;
import java.util.List;
import java.util.Objects;

/**
 * What became of a delivery, short enough to remember and to answer with.
 *
 * @param status the HTTP status it stands for: 200 when posts were made
 * @param channelId where the posts went; empty when refused
 * @param postIds in order; empty when refused
 * @param reason {@link hookline.payload.model.Reason#id}; empty when posted
 * @param refusal {@link hookline.payload.model.Reason#word}; empty when posted
 * @param detail the refusal's sentence; empty when posted
 */
public record Receipt(
    String deliveryId,
    int status,
    String channelId,
    List<String> postIds,
    List<Warning> warnings,
    String reason,
    String refusal,
    String detail) {

  /** Fields that a record lacks become their defaults. */
  public Receipt {
    deliveryId = Objects.requireNonNullElse(deliveryId, "");
    channelId = Objects.requireNonNullElse(channelId, "");
    postIds = postIds == null ? List.of() : List.copyOf(postIds);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    reason = Objects.requireNonNullElse(reason, "");
    refusal = Objects.requireNonNullElse(refusal, "");
    detail = Objects.requireNonNullElse(detail, "");
  }
}
