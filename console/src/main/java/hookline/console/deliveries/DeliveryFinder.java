package hookline.console.deliveries;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Rights;
import hookline.directory.DirectoryView;
import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.sink.read.DeliveryReader;
import hookline.sink.read.ErasureReader;
import hookline.sink.read.StoredDelivery;
import hookline.topics.PayloadLookup;
import hookline.topics.PayloadLookup.Found;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payload, at any time after it was sent. The hook's owner and administrators see
 * all of it; who sees the channel sees what was posted there, but not what was sent. Thread-safe;
 * blocks.
 */
public final class DeliveryFinder {
  private final DirectoryView directory;
  private final ChannelFinder channels;
  private final DeliveryReader deliveries;
  private final ErasureReader erasures;
  private final PayloadLookup payloads;

  public DeliveryFinder(
      DirectoryView directory,
      ChannelFinder channels,
      DeliveryReader deliveries,
      ErasureReader erasures,
      PayloadLookup payloads) {
    this.directory = directory;
    this.channels = channels;
    this.deliveries = deliveries;
    this.erasures = erasures;
    this.payloads = payloads;
  }

  /**
   * The delivery, from the store or, while that has nothing of it, from the log.
   *
   * @throws ApiException 404 when there is none, 403 when the caller may see nothing of it, 503
   *     when the log must be asked and cannot be
   */
  public KnownDelivery find(Caller caller, String id) {
    StoredDelivery stored = deliveries.find(id).orElse(null);
    return stored == null ? onItsWay(caller, id) : stored(caller, stored);
  }

  private KnownDelivery stored(Caller caller, StoredDelivery delivery) {
    String first = delivery.firstDeliveryId();
    // A duplicate may be stored a moment before what it repeats.
    StoredDelivery shown = first == null ? delivery : deliveries.find(first).orElse(delivery);
    boolean manages = manages(caller, delivery.sourceId());
    if (!manages && !seesPosts(caller, shown)) {
      throw forbidden();
    }
    // The log has the payload of what was erased until its retention: it is not to be shown.
    return new KnownDelivery(
        delivery.deliveryId(),
        delivery.sourceId(),
        delivery.receivedAt(),
        delivery,
        shown,
        null,
        manages,
        delivery.isErased() || shown.isErased());
  }

  /** The store has nothing of it: it is on its way, or there is none. */
  private KnownDelivery onItsWay(Caller caller, String id) {
    Found found = asked(() -> payloads.find(id));
    if (found == null) {
      throw ApiException.notFound(
          "app.hookline.delivery.missing.app_error", "There is no such delivery.");
    }
    Delivery delivery = found.delivery();
    if (!manages(caller, delivery.sourceId())) {
      throw forbidden();
    }
    return new KnownDelivery(
        id,
        delivery.sourceId(),
        delivery.receivedAt(),
        null,
        null,
        found,
        true,
        isErased(delivery));
  }

  /**
   * What was sent; null when the log no longer has it, or it is not to be shown.
   *
   * @throws ApiException 503 when the log cannot be read
   */
  public @Nullable Found payload(KnownDelivery known) {
    StoredDelivery stored = known.stored();
    return !known.showsPayload()
        ? null
        : stored == null ? known.inLog() : asked(() -> payloads.at(stored.payload()));
  }

  /**
   * What was sent, for who manages the hook.
   *
   * @throws ApiException 403 or 404 when it cannot be shown, 503 when the log cannot be read
   */
  public Found requirePayload(KnownDelivery known) {
    if (!known.isManaged()) {
      throw forbidden();
    }
    if (known.isErased()) {
      throw ApiException.notFound(
          "app.hookline.delivery.erased.app_error", "The delivery was erased.");
    }
    Found found = payload(known);
    if (found == null) {
      throw ApiException.notFound(
          "app.hookline.payload.missing.app_error",
          "The log has no payload of that delivery, or no longer.");
    }
    return found;
  }

  /** Whether a rule concerns it that the store has not applied to it, as while it is on its way. */
  public boolean isErased(Delivery delivery) {
    Hook hook = directory.hookBySource(delivery.sourceId());
    return erasures.concern(
        delivery.id(),
        delivery.sourceId(),
        hook == null ? "" : hook.userId(),
        delivery.receivedAt());
  }

  /** Whether the caller looks after the hook. */
  public boolean manages(Caller caller, String sourceId) {
    if (caller.isAdmin()) {
      return true;
    }
    Hook hook = directory.hookBySource(sourceId);
    return hook != null && caller.is(hook.userId());
  }

  private boolean seesPosts(Caller caller, StoredDelivery delivery) {
    return !delivery.posts().isEmpty()
        && Rights.mayRead(caller, channels.find(delivery.posts().get(0).channelId()));
  }

  private static ApiException forbidden() {
    return ApiException.forbidden(
        "The delivery is of somebody else's hook, and you do not see the channel it went to.");
  }

  private static <T extends @Nullable Object> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw ApiException.unavailable("The log cannot be read right now; please retry.");
    }
  }
}
