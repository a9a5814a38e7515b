package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.Reply;
import hookline.console.deliveries.DeliveryFinder;
import hookline.console.deliveries.KnownDelivery;
import hookline.console.json.DeliveryJson;
import hookline.console.json.PayloadJson;
import hookline.console.json.PreviewJson;
import hookline.replay.Previewer;
import hookline.sink.read.StoredDelivery;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.TraceContext;

/** What became of a payload, and what would become of it now. */
final class DeliveryCalls {
  private final DeliveryFinder deliveries;
  private final Previewer previewer;

  DeliveryCalls(DeliveryFinder deliveries, Previewer previewer) {
    this.deliveries = deliveries;
    this.previewer = previewer;
  }

  Reply get(ApiCall call) {
    KnownDelivery known = deliveries.find(call.caller(), call.id("delivery_id"));
    Found payload = deliveries.payload(known);
    StoredDelivery stored = known.stored();
    StoredDelivery shown = known.shown();
    PayloadJson sent = payload == null ? null : PayloadJson.of(payload);
    if (stored != null && shown != null) {
      return Reply.ok(DeliveryJson.of(stored, shown, sent));
    }
    if (payload == null) {
      return Reply.ok(DeliveryJson.erased(known.id(), known.sourceId(), known.receivedAt()));
    }
    TraceContext trace = TraceContext.of(payload.headers());
    return Reply.ok(
        DeliveryJson.pending(
            known.id(),
            known.sourceId(),
            known.receivedAt(),
            trace == null ? null : trace.traceId(),
            sent));
  }

  /** What it would become if it were processed now: for the hook's owner and administrators. */
  Reply preview(ApiCall call) {
    KnownDelivery known = deliveries.find(call.caller(), call.id("delivery_id"));
    Found payload = deliveries.requirePayload(known);
    return Reply.ok(PreviewJson.of(known.id(), previewer.of(payload.delivery())));
  }
}
