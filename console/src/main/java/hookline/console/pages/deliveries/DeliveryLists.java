package hookline.console.pages.deliveries;

import hookline.console.api.Caller;
import hookline.console.directory.Rights;
import hookline.console.pages.PageCall;
import hookline.console.pages.Times;
import hookline.console.pages.deliveries.DeliverySearch.FoundDelivery;
import hookline.console.pages.deliveries.DeliverySearch.Question;
import hookline.console.pages.deliveries.DeliverySearch.Result;
import hookline.payload.model.Channel;
import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.sink.read.DeliveryScan.Channels;
import hookline.sink.read.DeliveryScan.Wanted;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.PostPlace;
import hookline.sink.read.PostedDelivery;
import hookline.sink.read.RejectedDelivery;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes of a reader's question the list that answers it. Thread-safe; blocks. */
final class DeliveryLists {
  private static final int MOST_DIRECT = 50;

  private final Labels labels;
  private final DirectoryPages pages;
  private final DeliverySearch search;
  private final PendingDeliveries pending;

  DeliveryLists(
      Labels labels, DirectoryPages pages, DeliverySearch search, PendingDeliveries pending) {
    this.labels = labels;
    this.pages = pages;
    this.search = search;
    this.pending = pending;
  }

  DeliveryListView of(PageCall call, DeliveryQuery query) {
    Caller caller = call.caller();
    ZoneId zone = call.reader().zone();
    Hook hook = query.hook().isEmpty() ? null : labels.hookNamed(caller, query.hook());
    Channel channel =
        query.channel().isEmpty() ? null : labels.channelNamed(caller, query.channel());
    long since = DeliveryQuery.time(query.since(), zone);
    long until = DeliveryQuery.time(query.until(), zone);
    String problem = problem(query, hook, channel, since, until, caller);
    if (!problem.isEmpty()) {
      return view(caller, query, problem, List.of(), "", "", true);
    }
    if (query.isFor("pending")) {
      List<DeliveryRow> rows =
          pending.newest(caller, hook, since, until).stream().map(it -> row(it, zone)).toList();
      String looked = "Of the log’s newest %d payloads.".formatted(PendingDeliveries.LOOKED_AT);
      return view(caller, query, "", rows, looked, "", true);
    }
    String within = channel == null ? "" : channel.id();
    PostPlace end = until > 0 ? new PostPlace(until, "", 0) : new PostPlace(Long.MAX_VALUE, "", 0);
    PostPlace before = PostPlace.parse(call.query("before")).orElse(end);
    Result result = search.search(question(caller, query, hook, channel, within, since), before);
    PostPlace reached = result.reached();
    return view(
        caller,
        query,
        "",
        result.found().stream().map(it -> row(it, zone)).toList(),
        reached == null ? "" : "Looked back to %s.".formatted(Times.of(reached.createAt(), zone)),
        reached == null ? "" : query.path(reached),
        before.equals(end));
  }

  private static String problem(
      DeliveryQuery query,
      @Nullable Hook hook,
      @Nullable Channel channel,
      long since,
      long until,
      Caller caller) {
    if (!query.hook().isEmpty() && hook == null) {
      return "There is no hook of that name or source id, or more than one.";
    }
    if (!query.channel().isEmpty() && channel == null) {
      return "There is no channel of that name or id.";
    }
    if (channel != null && !Rights.mayRead(caller, channel)) {
      return "You are no member of that channel, or of its team.";
    }
    return since < 0 || until < 0 ? "That is no time: write it as 2026-11-28T16:05." : "";
  }

  private Question question(
      Caller caller,
      DeliveryQuery query,
      @Nullable Hook hook,
      @Nullable Channel channel,
      String within,
      long since) {
    boolean posted = !query.isFor("rejected");
    boolean rejected =
        !query.isFor("posted") && (hook == null || caller.isAdmin() || caller.is(hook.userId()));
    return new Question(
        posted ? (within.isEmpty() ? all(caller) : Channels.one(within)) : null,
        new Wanted(hook == null ? "" : hook.sourceId(), query.words(), since),
        it -> !query.isFor("posted") || !it.rejectedSince(),
        rejected ? DeliverySearch.rejectionsOf(caller, hook, since) : null,
        it -> channel == null || channel.id().equals(labels.channelOf(it.sourceId())));
  }

  private Channels all(Caller caller) {
    if (caller.isAdmin()) {
      return new Channels(true, List.of(), List.of());
    }
    List<String> joined = new ArrayList<>(caller.user().channelIds());
    pages.directChannelsOf(caller.id(), MOST_DIRECT).forEach(it -> joined.add(it.id()));
    return new Channels(false, caller.user().teamIds(), joined);
  }

  private DeliveryRow row(FoundDelivery found, ZoneId zone) {
    PostedDelivery posted = found.posted();
    if (posted != null) {
      return new DeliveryRow(
          posted.deliveryId(),
          posted.rejectedSince() ? "rejected" : "posted",
          Times.of(posted.receivedAt(), zone),
          labels.hook(posted.sourceId()),
          labels.channel(posted.channelId()),
          posted.excerpt(),
          posted.warnings(),
          posted.revision() > 0);
    }
    RejectedDelivery rejected = Objects.requireNonNull(found.rejected());
    return new DeliveryRow(
        rejected.deliveryId(),
        "rejected",
        Times.of(rejected.receivedAt(), zone),
        labels.hook(rejected.sourceId()),
        "",
        rejected.detail(),
        0,
        rejected.revision() > 0);
  }

  private DeliveryRow row(Delivery delivery, ZoneId zone) {
    return new DeliveryRow(
        delivery.id(),
        "pending",
        Times.of(delivery.receivedAt(), zone),
        labels.hook(delivery.sourceId()),
        "",
        "Kept in the log, and not judged and stored yet.",
        0,
        false);
  }

  private DeliveryListView view(
      Caller caller,
      DeliveryQuery query,
      String problem,
      List<DeliveryRow> rows,
      String looked,
      String further,
      boolean isFirst) {
    return new DeliveryListView(
        query,
        labels.hooks(caller),
        labels.channels(caller),
        problem,
        rows,
        looked,
        further,
        isFirst);
  }
}
