package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.Reply;
import hookline.console.directory.ReplayOrders;
import hookline.console.json.ReplayFields;
import hookline.console.json.ReplayJson;
import hookline.replays.Replay;
import hookline.replays.ReplayFilter;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplayWish.Wish;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replays: asked for, looked at, and told to pause, to go on or to end. */
final class ReplayCalls {
  private final ReplayOrders orders;

  ReplayCalls(ReplayOrders orders) {
    this.orders = orders;
  }

  Reply create(ApiCall call) {
    ReplayFields given = call.body(ReplayFields.class);
    Replay replay =
        orders.ask(
            call.caller(),
            filter(given),
            isOn(given.all()),
            isOn(given.apply()),
            isOn(given.withdraw()),
            given.rate() == null ? 0 : given.rate());
    return Reply.created(ReplayJson.of(replay, Wish.RUN, ReplayProgress.waiting(replay.id())));
  }

  private static ReplayFilter filter(ReplayFields given) {
    return new ReplayFilter(
        listed(given.sourceIds()),
        listed(given.channelIds()),
        listed(given.teamIds()),
        listed(given.deliveryIds()),
        orZero(given.since()),
        orZero(given.until()),
        isOn(given.rejected()),
        listed(given.reasons()));
  }

  /** A null in a list is as wrong as no text. */
  private static List<String> listed(@Nullable List<@Nullable String> given) {
    return given == null
        ? List.of()
        : given.stream().map(text -> Objects.requireNonNullElse(text, "")).toList();
  }

  private static long orZero(@Nullable Long time) {
    return time == null ? 0 : time;
  }

  Reply list(ApiCall call) {
    return Reply.ok(
        orders.all().stream()
            .skip(call.skipped())
            .limit(call.pageSize())
            .map(ReplayJson::of)
            .toList());
  }

  Reply get(ApiCall call) {
    return Reply.ok(ReplayJson.of(orders.find(call.caller(), call.id("replay_id"))));
  }

  Reply pause(ApiCall call) {
    return wish(call, Wish.PAUSE);
  }

  Reply resume(ApiCall call) {
    return wish(call, Wish.RUN);
  }

  Reply cancel(ApiCall call) {
    return wish(call, Wish.CANCEL);
  }

  private Reply wish(ApiCall call, Wish wish) {
    return Reply.ok(ReplayJson.of(orders.wish(call.caller(), call.id("replay_id"), wish)));
  }

  private static boolean isOn(@Nullable Boolean flag) {
    return flag != null && flag;
  }
}
