package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.deliveries.RejectionDecisions;
import hookline.console.deliveries.RejectionFilters;
import hookline.console.directory.Found;
import hookline.console.json.PayloadJson;
import hookline.console.json.RejectionFields;
import hookline.console.json.RejectionJson;
import hookline.console.json.ReplayJson;
import hookline.replays.Replay;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplayWish.Wish;
import hookline.sink.read.RejectedDelivery;
import hookline.sink.read.RejectionFilter;
import hookline.sink.read.RejectionReader;
import hookline.sink.read.StateReader;
import hookline.sink.read.StoredState;
import hookline.topics.PayloadLookup;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What was refused, and what is done about it, for those who manage the hook. */
final class RejectionCalls {
  private final RejectionFilters filters;
  private final RejectionReader rejections;
  private final StateReader states;
  private final PayloadLookup payloads;
  private final RejectionDecisions decisions;

  RejectionCalls(
      RejectionFilters filters,
      RejectionReader rejections,
      StateReader states,
      PayloadLookup payloads,
      RejectionDecisions decisions) {
    this.filters = filters;
    this.rejections = rejections;
    this.states = states;
    this.payloads = payloads;
    this.decisions = decisions;
  }

  Reply list(ApiCall call) {
    RejectionFilter filter = filters.ofQuery(call);
    RejectedDelivery before = before(call.queryId("before"));
    List<RejectionJson> page =
        rejections.page(filter, before, call.pageSize(), call.skipped()).stream()
            .map(rejection -> RejectionJson.of(rejection, null))
            .toList();
    return Reply.ok(page);
  }

  /** The page goes on after it. */
  private @Nullable RejectedDelivery before(String deliveryId) {
    return deliveryId.isEmpty()
        ? null
        : rejections.find(deliveryId).orElseThrow(() -> ApiException.invalidUrlParam("before"));
  }

  Reply counts(ApiCall call) {
    return Reply.ok(rejections.counts(filters.ofQuery(call), call.pageSize(), call.skipped()));
  }

  Reply get(ApiCall call) {
    RejectedDelivery rejection =
        Found.rejection(rejections.find(call.id("delivery_id")).orElse(null));
    filters.requireManaged(call.caller(), List.of(rejection));
    try {
      PayloadLookup.Found payload = isErased(rejection) ? null : payloads.at(rejection.payload());
      return Reply.ok(
          RejectionJson.of(rejection, payload == null ? null : PayloadJson.of(payload)));
    } catch (KafkaException e) {
      throw ApiException.unavailable("The log cannot be read right now; please retry.");
    }
  }

  /** What was sent is not to be seen any more, though the log still has it. */
  private boolean isErased(RejectedDelivery rejection) {
    StoredState state = states.of(List.of(rejection.deliveryId())).get(rejection.deliveryId());
    return state != null && state.isErased();
  }

  Reply retry(ApiCall call) {
    Replay replay = decisions.retry(call.caller(), call.body(RejectionFields.class));
    return Reply.created(ReplayJson.of(replay, Wish.RUN, ReplayProgress.waiting(replay.id())));
  }

  Reply drop(ApiCall call) {
    return Reply.ok(decisions.drop(call.caller(), call.body(RejectionFields.class)));
  }
}
