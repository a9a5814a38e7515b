package hookline.console.deliveries;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.Found;
import hookline.console.json.DroppedJson;
import hookline.console.json.RejectionFields;
import hookline.payload.model.Ids;
import hookline.replays.Replay;
import hookline.replays.ReplayFilter;
import hookline.sink.read.RejectedDelivery;
import hookline.sink.read.RejectionCount;
import hookline.sink.read.RejectionFilter;
import hookline.sink.read.RejectionFilter.State;
import hookline.sink.read.RejectionReader;
import hookline.sink.read.StoreUnavailableException;
import hookline.topics.RejectionAction;
import hookline.topics.RejectionActions;
import io.undertow.util.StatusCodes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about rejections: their payloads are translated once more, which is a replay, or
 * they are dropped. Both are records of the log before they are answered.
 */
public final class RejectionDecisions {
  private static final Logger LOG = LoggerFactory.getLogger(RejectionDecisions.class);

  private static final int MOST_IDS = 1_000;
  private static final int PAGE = 1_000;

  /** Dropped by one call, so that none takes long; the answer says how to go on. */
  private static final int MOST_DROPPED = 10_000;

  private static final long SEEN_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_MILLIS = 10;

  private final RejectionFilters filters;
  private final RejectionReader rejections;
  private final RejectionActions actions;
  private final DeliveryReplays replays;

  public RejectionDecisions(
      RejectionFilters filters,
      RejectionReader rejections,
      RejectionActions actions,
      DeliveryReplays replays) {
    this.filters = filters;
    this.rejections = rejections;
    this.actions = actions;
    this.replays = replays;
  }

  /**
   * Has rejected payloads translated once more.
   *
   * @throws ApiException 400, 403 or 404 when that cannot be, or is not the caller's to do
   */
  public Replay retry(Caller caller, RejectionFields given) {
    if (given.deliveryIds() == null) {
      RejectionFilter filter = filters.ofBody(caller, given);
      List<String> sources = filter.sourceId().isEmpty() ? List.of() : List.of(filter.sourceId());
      return replays.ask(
          caller, filter(sources, List.of(), filter.since(), filter.until(), filter.reasons()));
    }
    List<String> open =
        open(caller, given.deliveryIds()).stream().map(RejectedDelivery::deliveryId).toList();
    if (open.isEmpty()) {
      throw ApiException.of(
          StatusCodes.BAD_REQUEST,
          "app.hookline.rejection.not_open.app_error",
          "None of these is open: each was resolved or dropped already.");
    }
    return replays.ask(caller, filter(List.of(), open, 0, 0, List.of()));
  }

  /**
   * The same for one reason, whichever hooks it is of: an administrator's all, else the caller's
   * own.
   *
   * @param word {@link hookline.payload.model.Reason#word}
   */
  public Replay retryAll(Caller caller, String word) {
    if (caller.isAdmin()) {
      return retry(caller, new RejectionFields(null, null, word, null, null, null));
    }
    List<String> sources =
        rejections
            .counts(
                new RejectionFilter("", caller.user().id(), List.of(word), 0, 0, State.OPEN),
                MOST_IDS,
                0)
            .stream()
            .map(RejectionCount::sourceId)
            .distinct()
            .toList();
    return sources.isEmpty()
        ? Found.rejection(null)
        : replays.ask(caller, filter(sources, List.of(), 0, 0, List.of(word)));
  }

  private static ReplayFilter filter(
      List<String> sources, List<String> deliveries, long since, long until, List<String> words) {
    return new ReplayFilter(sources, List.of(), List.of(), deliveries, since, until, true, words);
  }

  /**
   * Notes that rejections are left as they are.
   *
   * @throws ApiException as above
   */
  public DroppedJson drop(Caller caller, RejectionFields given) {
    String by = caller.id();
    if (given.deliveryIds() != null) {
      List<RejectedDelivery> open = open(caller, given.deliveryIds());
      drop(open, by);
      return new DroppedJson(open.size(), null);
    }
    RejectionFilter filter = filters.ofBody(caller, given);
    RejectedDelivery last = before(given.before());
    List<RejectedDelivery> page;
    int dropped = 0;
    do {
      page = rejections.page(filter, last, PAGE, 0);
      write(page, by);
      dropped += page.size();
      last = page.isEmpty() ? last : page.get(page.size() - 1);
    } while (page.size() == PAGE && dropped < MOST_DROPPED);
    if (dropped > 0 && last != null) {
      awaitSeen(last.deliveryId());
    }
    return new DroppedJson(dropped, page.size() == PAGE && last != null ? last.deliveryId() : null);
  }

  private @Nullable RejectedDelivery before(@Nullable String deliveryId) {
    return deliveryId == null || deliveryId.isEmpty()
        ? null
        : rejections
            .find(deliveryId)
            .orElseThrow(
                () -> ApiException.invalidBodyParam("before", "names no rejected delivery"));
  }

  /** Those of the deliveries that are open; all must be rejected, and the caller's. */
  private List<RejectedDelivery> open(Caller caller, List<String> deliveryIds) {
    Set<String> asked = new HashSet<>(deliveryIds);
    if (asked.isEmpty()
        || asked.size() > MOST_IDS
        || !asked.stream().allMatch(id -> id != null && Ids.isId(id))) {
      throw ApiException.invalidBodyParam(
          "delivery_ids", "must be from 1 to %d ids of deliveries".formatted(MOST_IDS));
    }
    List<RejectedDelivery> found = rejections.find(asked);
    filters.requireManaged(caller, found);
    if (found.size() < asked.size()) {
      return Found.rejection(null);
    }
    return found.stream().filter(RejectedDelivery::isOpen).toList();
  }

  private void drop(List<RejectedDelivery> open, String by) {
    write(open, by);
    if (!open.isEmpty()) {
      awaitSeen(open.get(open.size() - 1).deliveryId());
    }
  }

  private void write(List<RejectedDelivery> open, String by) {
    long now = System.currentTimeMillis();
    written(
        () ->
            actions.write(
                open.stream()
                    .map(
                        rejection ->
                            new RejectionAction(
                                rejection.deliveryId(),
                                RejectionAction.DROP,
                                rejection.revision(),
                                now,
                                by))
                    .toList()));
  }

  /**
   * Has the next page show what was dropped. The sink stores decisions in their order, so the last
   * is enough; one that is away stores them later, and nothing is lost meanwhile.
   */
  private void awaitSeen(String deliveryId) {
    long deadline = System.nanoTime() + SEEN_PATIENCE_NANOS;
    try {
      while (rejections.dropped(List.of(deliveryId)).isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (StoreUnavailableException e) {
      LOG.debug("Whether the store has the decision is not known", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void written(Runnable write) {
    try {
      write.run();
    } catch (KafkaException e) {
      LOG.warn("A change of rejections was answered 503: {}", e.getMessage());
      throw ApiException.unavailable(
          "The log cannot be written right now, and whether this was written cannot be told; look,"
              + " and retry.");
    }
  }
}
