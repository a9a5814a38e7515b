package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.api.Reply;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Rights;
import hookline.console.json.DeliveryJson;
import hookline.console.json.PayloadJson;
import hookline.console.json.PreviewJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.replay.Previewer;
import hookline.sink.read.DeliveryReader;
import hookline.sink.read.ErasureReader;
import hookline.sink.read.StoredDelivery;
import hookline.topics.PayloadLookup;
import hookline.topics.TraceContext;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payload, at any time after it was sent. The hook's owner and administrators see
 * all of it; who sees the channel sees what was posted there, but not what was sent.
 */
final class DeliveryCalls {
  private final DirectoryView directory;
  private final ChannelFinder channels;
  private final DeliveryReader deliveries;
  private final ErasureReader erasures;
  private final PayloadLookup payloads;
  private final Previewer previewer;

  DeliveryCalls(
      DirectoryView directory,
      ChannelFinder channels,
      DeliveryReader deliveries,
      ErasureReader erasures,
      PayloadLookup payloads,
      Previewer previewer) {
    this.directory = directory;
    this.channels = channels;
    this.deliveries = deliveries;
    this.erasures = erasures;
    this.payloads = payloads;
    this.previewer = previewer;
  }

  Reply get(ApiCall call) {
    String id = call.id("delivery_id");
    return Reply.ok(
        deliveries
            .find(id)
            .map(delivery -> stored(call.caller(), delivery))
            .orElseGet(() -> pending(call.caller(), id)));
  }

  /** What it would become if it were processed now: for the hook's owner and administrators. */
  Reply preview(ApiCall call) {
    String id = call.id("delivery_id");
    StoredDelivery stored = deliveries.find(id).orElse(null);
    PayloadLookup.Found found =
        asked(() -> stored == null ? payloads.find(id) : payloads.at(stored.payload()));
    if (stored != null && !manages(call.caller(), stored.sourceId())) {
      throw forbidden();
    }
    if (found == null) {
      throw ApiException.notFound(
          "app.hookline.payload.missing.app_error",
          "The log has no payload of that delivery, or no longer.");
    }
    if (!manages(call.caller(), found.delivery().sourceId())) {
      throw forbidden();
    }
    if (stored == null ? isErased(found) : stored.isErased()) {
      throw ApiException.notFound(
          "app.hookline.delivery.erased.app_error", "The delivery was erased.");
    }
    return Reply.ok(PreviewJson.of(id, previewer.of(found.delivery())));
  }

  private DeliveryJson stored(Caller caller, StoredDelivery delivery) {
    String first = delivery.firstDeliveryId();
    // A duplicate may be stored a moment before what it repeats.
    StoredDelivery shown = first == null ? delivery : deliveries.find(first).orElse(delivery);
    boolean manages = manages(caller, delivery.sourceId());
    if (!manages && !seesPosts(caller, shown)) {
      throw forbidden();
    }
    // The log has the payload of what was erased until its retention: it is not to be shown.
    boolean shows = manages && !delivery.isErased() && !shown.isErased();
    PayloadLookup.Found payload = shows ? asked(() -> payloads.at(delivery.payload())) : null;
    return DeliveryJson.of(delivery, shown, payload == null ? null : PayloadJson.of(payload));
  }

  /** The store has nothing of it: it is on its way, or there is none. */
  private DeliveryJson pending(Caller caller, String id) {
    PayloadLookup.Found found = asked(() -> payloads.find(id));
    if (found == null) {
      throw ApiException.notFound(
          "app.hookline.delivery.missing.app_error", "There is no such delivery.");
    }
    String sourceId = found.delivery().sourceId();
    if (!manages(caller, sourceId)) {
      throw forbidden();
    }
    long receivedAt = found.delivery().receivedAt();
    if (isErased(found)) {
      return DeliveryJson.erased(id, sourceId, receivedAt);
    }
    TraceContext trace = TraceContext.of(found.headers());
    return DeliveryJson.pending(
        id, sourceId, receivedAt, trace == null ? null : trace.traceId(), PayloadJson.of(found));
  }

  /** Whether a rule concerns it that the store has not applied to it, as while it is on its way. */
  private boolean isErased(PayloadLookup.Found found) {
    Delivery delivery = found.delivery();
    Hook hook = directory.hookBySource(delivery.sourceId());
    return erasures.concern(
        delivery.id(),
        delivery.sourceId(),
        hook == null ? "" : hook.userId(),
        delivery.receivedAt());
  }

  private boolean manages(Caller caller, String sourceId) {
    if (caller.isAdmin()) {
      return true;
    }
    Hook hook = directory.hookBySource(sourceId);
    return hook != null && caller.is(hook.userId());
  }

  private boolean seesPosts(Caller caller, StoredDelivery delivery) {
    if (delivery.posts().isEmpty()) {
      return false;
    }
    Channel channel = channels.find(delivery.posts().get(0).channelId());
    return Rights.mayRead(caller, channel);
  }

  private static ApiException forbidden() {
    return ApiException.forbidden(
        "The delivery is of somebody else's hook, and you do not see the channel it went to.");
  }

  private static PayloadLookup.@Nullable Found asked(
      Supplier<PayloadLookup.@Nullable Found> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw ApiException.unavailable("The log cannot be read right now; please retry.");
    }
  }
}
