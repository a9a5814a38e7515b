package hookline.console.pages.deliveries;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.Who;
import hookline.console.deliveries.KnownDelivery;
import hookline.console.json.RejectionFields;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageGroup;
import hookline.console.pages.Section;
import hookline.payload.model.Ids;
import hookline.replays.Replay;
import hookline.replays.Replays.Known;
import hookline.topics.PayloadLookup.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jte.console.deliveries.JtedeliveryGenerated;
import jte.console.deliveries.JtefoundGenerated;
import jte.console.deliveries.JtehistoryGenerated;
import jte.console.deliveries.JtelistGenerated;

/** Deliveries: looked for, looked into, and sent through the line once more. Thread-safe. */
public final class DeliveryPages {
  static final String ROOT = "/deliveries";
  private static final String ONE = ROOT + "/{delivery_id}";

  private final DeliveryParts parts;
  private final DeliveryLists lists;
  private final DeliveryViews views;
  private final Histories histories;

  private DeliveryPages(DeliveryParts parts) {
    Labels labels = new Labels(parts.directory(), parts.pages());
    this.parts = parts;
    this.lists =
        new DeliveryLists(
            labels,
            parts.pages(),
            new DeliverySearch(parts.scan(), parts.rejections()),
            new PendingDeliveries(parts.finder(), parts.scan(), parts.newest()));
    this.views = new DeliveryViews(parts, labels);
    this.histories = new Histories(parts);
  }

  /** Where a delivery is shown. */
  public static String path(String deliveryId) {
    return ROOT + "/" + deliveryId;
  }

  /** The pages of deliveries, of these parts. */
  public static PageGroup of(DeliveryParts parts) {
    DeliveryPages pages = new DeliveryPages(parts);
    return new PageGroup(
        new Section(ROOT, "Deliveries"),
        List.of(
            get(ROOT, Who.USERS, pages::list),
            get(ONE, Who.USERS, pages::show),
            get(ONE + "/history", Who.USERS, pages::history),
            get(ONE + "/payload", Who.USERS, pages::payload),
            get(ONE + "/case", Who.USERS, pages::pin),
            post(ONE + "/replay", Who.ADMINS, pages::replay),
            post(ONE + "/retry", Who.USERS, pages::retry)));
  }

  private PageAnswer list(PageCall call) {
    DeliveryQuery query = DeliveryQuery.of(call);
    if (Ids.isId(query.words())) {
      return PageAnswer.seeOther(path(query.words()));
    }
    DeliveryListView view = lists.of(call, query);
    if (call.isForPiece()) {
      return PageAnswer.html(out -> JtefoundGenerated.render(out, null, view));
    }
    return PageAnswer.html(
        out -> JtelistGenerated.render(out, null, call.shell("Deliveries"), view));
  }

  private KnownDelivery known(PageCall call) {
    return parts.finder().find(call.caller(), call.id("delivery_id"));
  }

  private PageAnswer show(PageCall call) {
    // The replay first: once that is done, the store has what came of it.
    String id = call.query("replay");
    Known replay = Ids.isId(id) ? parts.orders().find(call.caller(), id) : null;
    DeliveryView view = views.of(call, known(call), replay);
    return PageAnswer.html(
        out -> JtedeliveryGenerated.render(out, null, call.shell("Delivery"), view));
  }

  private PageAnswer history(PageCall call) {
    HistoryView view = histories.of(known(call), call.reader().zone());
    return PageAnswer.html(out -> JtehistoryGenerated.render(out, null, view));
  }

  private PageAnswer payload(PageCall call) {
    KnownDelivery known = known(call);
    Found payload = parts.finder().requirePayload(known);
    return PageAnswer.download(
        known.id() + ".body", "application/octet-stream", payload.delivery().request().body());
  }

  private PageAnswer pin(PageCall call) {
    KnownDelivery known = known(call);
    Found payload = parts.finder().requirePayload(known);
    return PageAnswer.download(
        known.id() + ".txt",
        "text/plain; charset=utf-8",
        parts.cases().of(payload.delivery()).getBytes(StandardCharsets.UTF_8));
  }

  private PageAnswer replay(PageCall call) {
    KnownDelivery known = known(call);
    parts.finder().requirePayload(known);
    return followed(known.id(), parts.replays().replay(call.caller(), known.id()));
  }

  private PageAnswer retry(PageCall call) {
    String id = call.id("delivery_id");
    return followed(
        id,
        parts
            .decisions()
            .retry(call.caller(), new RejectionFields(List.of(id), null, null, null, null, null)));
  }

  private static PageAnswer followed(String deliveryId, Replay replay) {
    return PageAnswer.seeOther(path(deliveryId) + "?replay=" + replay.id());
  }
}
