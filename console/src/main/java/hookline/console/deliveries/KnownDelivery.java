package hookline.console.deliveries;

import hookline.sink.read.StoredDelivery;
import hookline.topics.PayloadLookup;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as somebody may see it.
 *
 * @param receivedAt epoch ms
 * @param stored what the store knows; null while it lies in the log alone
 * @param shown whose posts and refusal are told: the delivery itself, or the first that it repeats
 * @param inLog the payload, where it was looked for already
 * @param isManaged whether it is of the caller's own hook, or the caller an administrator: others
 *     see what was posted, and not what was sent
 * @param isErased whether nothing of it is to be shown, though the log may have the payload
 */
public record KnownDelivery(
    String id,
    String sourceId,
    long receivedAt,
    @Nullable StoredDelivery stored,
    @Nullable StoredDelivery shown,
    PayloadLookup.@Nullable Found inLog,
    boolean isManaged,
    boolean isErased) {

  /** Whether the payload may be shown. */
  public boolean showsPayload() {
    return isManaged && !isErased;
  }
}
