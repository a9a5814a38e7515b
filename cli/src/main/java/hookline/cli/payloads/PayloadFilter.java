package hookline.cli.payloads;

import hookline.payload.model.Delivery;
import hookline.topics.PayloadLookup.Found;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a payload is one of those asked for. Immutable. */
final class PayloadFilter implements Predicate<Found> {
  private final String sourceId;
  private final Set<String> deliveryIds;
  private final long since;
  private final long until;
  private final byte @Nullable [] match;

  /**
   * @param sourceId of that hook; empty for any
   * @param deliveryIds those; none for all
   * @param since epoch ms of the receipt, inclusive
   * @param until epoch ms, exclusive; 0 for no end
   * @param match a text of the body, or null
   */
  PayloadFilter(
      String sourceId,
      Collection<String> deliveryIds,
      long since,
      long until,
      @Nullable String match) {
    this.sourceId = sourceId;
    this.deliveryIds = Set.copyOf(deliveryIds);
    this.since = since;
    this.until = until;
    this.match = match == null ? null : match.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean test(Found payload) {
    Delivery delivery = payload.delivery();
    return (sourceId.isEmpty() || delivery.sourceId().equals(sourceId))
        && (deliveryIds.isEmpty() || deliveryIds.contains(delivery.id()))
        && delivery.receivedAt() >= since
        && (until == 0 || delivery.receivedAt() < until)
        && (match == null || contains(delivery.request().body(), match));
  }

  private static boolean contains(byte[] body, byte[] text) {
    for (int i = 0; i <= body.length - text.length; i++) {
      if (java.util.Arrays.equals(body, i, i + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }
}
