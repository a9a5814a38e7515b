package hookline.topics;

import hookline.payload.model.Warning;
import java.util.List;
import java.util.Objects;

/**
 * What became of a delivery, short enough to remember and to answer with.
 *
 * @param status the HTTP status it stands for: 200 when posts were made
 * @param channelId where the posts went; empty when refused
 * @param channelName that channel's URL name; empty when refused
 * @param postIds in order; empty when refused
 * @param reason {@link hookline.payload.model.Reason#id}; empty when posted
 * @param refusal {@link hookline.payload.model.Reason#word}; empty when posted
 * @param detail the refusal's sentence; empty when posted
 * @param duplicateOf the delivery that this one repeats, whose outcome it has; empty when it
 *     repeats none
 */
public record Receipt(
    String deliveryId,
    int status,
    String channelId,
    String channelName,
    List<String> postIds,
    List<Warning> warnings,
    String reason,
    String refusal,
    String detail,
    String duplicateOf) {

  /** Fields that a record lacks become their defaults. */
  public Receipt {
    deliveryId = Objects.requireNonNullElse(deliveryId, "");
    channelId = Objects.requireNonNullElse(channelId, "");
    channelName = Objects.requireNonNullElse(channelName, "");
    postIds = postIds == null ? List.of() : List.copyOf(postIds);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    reason = Objects.requireNonNullElse(reason, "");
    refusal = Objects.requireNonNullElse(refusal, "");
    detail = Objects.requireNonNullElse(detail, "");
    duplicateOf = Objects.requireNonNullElse(duplicateOf, "");
  }

  /** The same outcome as that of a delivery which repeats this one. */
  public Receipt repeatedBy(String repetition) {
    return new Receipt(
        repetition,
        status,
        channelId,
        channelName,
        postIds,
        warnings,
        reason,
        refusal,
        detail,
        deliveryId);
  }
}
