package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Found;
import hookline.console.directory.NewIds;
import hookline.console.json.ReplayFields;
import hookline.console.json.ReplayJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.Reason;
import hookline.replays.Replay;
import hookline.replays.ReplayFilter;
import hookline.replays.ReplayLog;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplayWish;
import hookline.replays.ReplayWish.Wish;
import hookline.replays.Replays.Known;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Replays: asked for, looked at, and told to pause, to go on or to end. */
final class ReplayCalls {
  private static final int MOST_IDS = 10_000;
  private static final int FASTEST = 1_000_000;

  private final DirectoryView directory;
  private final ReplayLog log;

  ReplayCalls(DirectoryView directory, ReplayLog log) {
    this.directory = directory;
    this.log = log;
  }

  Reply create(ApiCall call) {
    ReplayFields given = call.body(ReplayFields.class);
    ReplayFilter filter = filter(given);
    if (filter.equals(ReplayFilter.ALL) && !isOn(given.all())) {
      throw ApiException.invalidBodyParam(
          "all", "must be true for a replay of everything: no other filter is given");
    }
    int rate = given.rate() == null ? 0 : given.rate();
    if (rate < 0 || rate > FASTEST) {
      throw ApiException.invalidBodyParam(
          "rate", "must be from 1 to %d payloads a second, or 0 for a share".formatted(FASTEST));
    }
    Replay replay =
        new Replay(
            NewIds.next(),
            System.currentTimeMillis(),
            call.caller().id(),
            filter,
            isOn(given.apply()),
            isOn(given.withdraw()),
            rate);
    asked(
        () -> {
          log.ask(replay);
          return replay;
        });
    return Reply.created(ReplayJson.of(replay, Wish.RUN, ReplayProgress.waiting(replay.id())));
  }

  private ReplayFilter filter(ReplayFields given) {
    long since = time("since", given.since());
    long until = time("until", given.until());
    if (until > 0 && since >= until) {
      throw ApiException.invalidBodyParam("until", "must be later than \"since\"");
    }
    return new ReplayFilter(
        ids("source_ids", given.sourceIds()).stream()
            .map(id -> Found.hook(directory, id).sourceId())
            .toList(),
        ids("channel_ids", given.channelIds()),
        ids("team_ids", given.teamIds()),
        ids("delivery_ids", given.deliveryIds()),
        since,
        until,
        isOn(given.rejected()),
        reasons(given.reasons()));
  }

  private static List<String> ids(String name, @Nullable List<String> given) {
    List<String> ids = given == null ? List.of() : given;
    if (ids.size() > MOST_IDS || !ids.stream().allMatch(id -> id != null && Ids.isId(id))) {
      throw ApiException.invalidBodyParam(name, "must be a list of at most " + MOST_IDS + " ids");
    }
    return ids;
  }

  private static List<String> reasons(@Nullable List<String> given) {
    List<String> reasons = given == null ? List.of() : given;
    for (String reason : reasons) {
      if (reason == null || Reason.named(reason).isEmpty()) {
        throw ApiException.invalidBodyParam(
            "reasons", "names none of the reasons for which payloads are rejected");
      }
    }
    return reasons;
  }

  private static long time(String name, @Nullable Long given) {
    if (given != null && given < 0) {
      throw ApiException.invalidBodyParam(name, "must be epoch milliseconds");
    }
    return given == null ? 0 : given;
  }

  Reply list(ApiCall call) {
    List<Known> all = new ArrayList<>(asked(log::replays).all());
    Collections.reverse(all); // The newest first.
    return Reply.ok(
        all.stream().skip(call.skipped()).limit(call.pageSize()).map(ReplayJson::of).toList());
  }

  /** For administrators, and for whoever asked for it, as by trying rejections again. */
  Reply get(ApiCall call) {
    Known known = find(call);
    call.caller().requireSelfOrAdmin(known.replay().createdBy());
    return Reply.ok(ReplayJson.of(known));
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
    Known known = find(call);
    if (known.progress().state().isOver() || (known.wish() == Wish.CANCEL && wish != Wish.CANCEL)) {
      throw ApiException.of(
          StatusCodes.CONFLICT,
          "app.hookline.replay.over.app_error",
          "The replay is over; ask for a new one.");
    }
    asked(
        () -> {
          log.wish(
              new ReplayWish(
                  known.replay().id(), wish, System.currentTimeMillis(), call.caller().id()));
          return wish;
        });
    return Reply.ok(ReplayJson.of(known.replay(), wish, known.progress()));
  }

  private Known find(ApiCall call) {
    String id = call.id("replay_id");
    return asked(log::replays)
        .find(id)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "app.hookline.replay.missing.app_error", "There is no such replay."));
  }

  private static boolean isOn(@Nullable Boolean flag) {
    return flag != null && flag;
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw ApiException.unavailable("The log cannot be asked right now; please retry.");
    }
  }
}
