package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.Reason;
import hookline.replays.Replay;
import hookline.replays.ReplayFilter;
import hookline.replays.ReplayLog;
import hookline.replays.ReplayWish;
import hookline.replays.ReplayWish.Wish;
import hookline.replays.Replays.Known;
import io.undertow.util.StatusCodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Replays: asked for, looked at, and told to pause, to go on or to end. Thread-safe; blocks. */
public final class ReplayOrders {
  /** Payloads a second that may be asked for. */
  public static final int FASTEST = 1_000_000;

  private static final int MOST_IDS = 10_000;

  private final DirectoryView directory;
  private final ReplayLog log;

  public ReplayOrders(DirectoryView directory, ReplayLog log) {
    this.directory = directory;
    this.log = log;
  }

  /**
   * Asks for a replay.
   *
   * @param filter hooks may be named in it by either of their ids
   * @param all whether a filter that asks for nothing is meant
   * @throws ApiException 400 when it cannot be, 404 when there is no such hook
   */
  public Replay ask(
      Caller caller, ReplayFilter filter, boolean all, boolean apply, boolean withdraw, int rate) {
    ReplayFilter checked = checked(filter);
    if (checked.equals(ReplayFilter.ALL) && !all) {
      throw ApiException.invalidBodyParam(
          "all", "must be true for a replay of everything: no other filter is given");
    }
    if (rate < 0 || rate > FASTEST) {
      throw ApiException.invalidBodyParam(
          "rate", "must be from 1 to %d payloads a second, or 0 for a share".formatted(FASTEST));
    }
    Replay replay =
        new Replay(
            NewIds.next(), System.currentTimeMillis(), caller.id(), checked, apply, withdraw, rate);
    asked(
        () -> {
          log.ask(replay);
          return replay;
        });
    return replay;
  }

  private ReplayFilter checked(ReplayFilter given) {
    requireTime("since", given.since());
    requireTime("until", given.until());
    if (given.until() > 0 && given.since() >= given.until()) {
      throw ApiException.invalidBodyParam("until", "must be later than \"since\"");
    }
    requireIds("source_ids", given.sourceIds());
    requireIds("channel_ids", given.channelIds());
    requireIds("team_ids", given.teamIds());
    requireIds("delivery_ids", given.deliveryIds());
    if (!given.reasons().stream().allMatch(reason -> !Reason.named(reason).isEmpty())) {
      throw ApiException.invalidBodyParam(
          "reasons", "names none of the reasons for which payloads are rejected");
    }
    return new ReplayFilter(
        given.sourceIds().stream().map(id -> Found.hook(directory, id).sourceId()).toList(),
        given.channelIds(),
        given.teamIds(),
        given.deliveryIds(),
        given.since(),
        given.until(),
        given.rejected(),
        given.reasons());
  }

  private static void requireTime(String name, long time) {
    if (time < 0) {
      throw ApiException.invalidBodyParam(name, "must be epoch milliseconds");
    }
  }

  private static void requireIds(String name, List<String> ids) {
    if (ids.size() > MOST_IDS || !ids.stream().allMatch(Ids::isId)) {
      throw ApiException.invalidBodyParam(name, "must be a list of at most " + MOST_IDS + " ids");
    }
  }

  /** All of them, the newest first. */
  public List<Known> all() {
    List<Known> all = new ArrayList<>(asked(log::replays).all());
    Collections.reverse(all);
    return all;
  }

  /**
   * That replay, for administrators and for whoever asked for it, as by trying rejections again.
   *
   * @throws ApiException 404 when there is none, 403 when it is somebody else's
   */
  public Known find(Caller caller, String id) {
    Known known =
        asked(log::replays)
            .find(id)
            .orElseThrow(
                () ->
                    ApiException.notFound(
                        "app.hookline.replay.missing.app_error", "There is no such replay."));
    caller.requireSelfOrAdmin(known.replay().createdBy());
    return known;
  }

  /**
   * Tells a replay what to do next.
   *
   * @return the replay with that wish
   * @throws ApiException 409 when it is over, or will be
   */
  public Known wish(Caller caller, String id, Wish wish) {
    Known known = find(caller, id);
    if (known.progress().state().isOver() || (known.wish() == Wish.CANCEL && wish != Wish.CANCEL)) {
      throw ApiException.of(
          StatusCodes.CONFLICT,
          "app.hookline.replay.over.app_error",
          "The replay is over; ask for a new one.");
    }
    asked(
        () -> {
          log.wish(
              new ReplayWish(known.replay().id(), wish, System.currentTimeMillis(), caller.id()));
          return wish;
        });
    return new Known(known.replay(), wish, known.progress());
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (KafkaException e) {
      throw ApiException.unavailable(
          "Replays cannot be asked for right now: Kafka's brokers are away, or too slow.");
    }
  }
}
