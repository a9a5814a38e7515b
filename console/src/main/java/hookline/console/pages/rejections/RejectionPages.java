package hookline.console.pages.rejections;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.Caller;
import hookline.console.api.Who;
import hookline.console.directory.Found;
import hookline.console.json.DroppedJson;
import hookline.console.json.RejectionFields;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageGroup;
import hookline.console.pages.Section;
import hookline.console.pages.Times;
import hookline.console.pages.deliveries.DeliveryParts;
import hookline.console.pages.deliveries.Labels;
import hookline.console.pages.deliveries.Remedies;
import hookline.console.pages.deliveries.ReplayWords;
import hookline.console.pages.rejections.ReasonView.HookGroup;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.replays.Replay;
import hookline.replays.Replays.Known;
import hookline.sink.read.PostPlace;
import hookline.sink.read.RejectedDelivery;
import hookline.sink.read.RejectionCount;
import hookline.sink.read.RejectionFilter;
import hookline.sink.read.RejectionFilter.State;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jte.console.rejections.JtegroupGenerated;
import jte.console.rejections.JtereasonsGenerated;

/** Rejections that wait for somebody, by reason and hook, and what is done. Thread-safe. */
public final class RejectionPages {
  private static final String ROOT = "/rejections";
  private static final int PAGE = 50;

  /** So many of the newest are counted: what comes after a storm of millions is told as well. */
  private static final int COUNTED = 20_000;

  private static final int MOST_HOOKS = 50;

  /** After every rejection there is. */
  private static final PostPlace END = new PostPlace(Long.MAX_VALUE, "", 0);

  private final DeliveryParts parts;
  private final Labels labels;

  private RejectionPages(DeliveryParts parts) {
    this.parts = parts;
    this.labels = new Labels(parts.directory(), parts.pages());
  }

  static String path(String word, String sourceId) {
    return "%s/%s/%s".formatted(ROOT, word, sourceId);
  }

  /** The pages of rejections, of these parts. */
  public static PageGroup of(DeliveryParts parts) {
    RejectionPages pages = new RejectionPages(parts);
    return new PageGroup(
        new Section(ROOT, "Rejections"),
        List.of(
            get(ROOT, Who.USERS, pages::reasons),
            get(ROOT + "/{reason}/{source_id}", Who.USERS, pages::group),
            post(ROOT + "/retry", Who.USERS, pages::retry),
            post(ROOT + "/drop", Who.USERS, pages::drop)));
  }

  private PageAnswer reasons(PageCall call) {
    // First: what a replay did that is over is in the store.
    NoticeView notice = notice(call, ROOT);
    List<RejectionCount> counts =
        parts.rejections().newestCounts(open(call.caller(), "", List.of()), COUNTED);
    long counted = counts.stream().mapToLong(RejectionCount::count).sum();
    List<ReasonView> reasons = byReason(counts, call.reader().zone());
    return PageAnswer.html(
        out ->
            JtereasonsGenerated.render(
                out, null, call.shell("Rejections"), reasons, counted, counted >= COUNTED, notice));
  }

  /** The open ones a caller looks after. */
  private static RejectionFilter open(Caller caller, String sourceId, List<String> words) {
    String owner = sourceId.isEmpty() && !caller.isAdmin() ? caller.user().id() : "";
    return new RejectionFilter(sourceId, owner, words, 0, 0, State.OPEN);
  }

  private List<ReasonView> byReason(List<RejectionCount> counts, ZoneId zone) {
    Map<String, List<HookGroup>> byWord = new LinkedHashMap<>();
    for (RejectionCount count : counts) {
      byWord
          .computeIfAbsent(count.refusal(), word -> new ArrayList<>())
          .add(
              new HookGroup(
                  count.refusal(),
                  count.sourceId(),
                  labels.hook(count.sourceId()),
                  count.count(),
                  Times.of(count.oldest(), zone),
                  Times.of(count.newest(), zone)));
    }
    return byWord.entrySet().stream().map(each -> reason(each.getKey(), each.getValue())).toList();
  }

  private static ReasonView reason(String word, List<HookGroup> hooks) {
    return new ReasonView(
        word,
        hooks.stream().mapToLong(HookGroup::count).sum(),
        Remedies.of(word),
        Remedies.helpsToRetry(word),
        hooks.subList(0, Math.min(MOST_HOOKS, hooks.size())),
        Math.max(0, hooks.size() - MOST_HOOKS));
  }

  private PageAnswer group(PageCall call) {
    String word = call.name("reason");
    Hook hook = Found.hook(parts.directory(), call.id("source_id"));
    call.caller().requireSelfOrAdmin(hook.userId());
    String source = hook.sourceId();
    NoticeView notice = notice(call, path(word, source));
    List<RejectedDelivery> page =
        new ArrayList<>(
            parts
                .rejections()
                .pageBefore(
                    open(call.caller(), source, List.of(word)),
                    PostPlace.parse(call.query("before")).orElse(END),
                    PAGE + 1));
    String further = "";
    if (page.size() > PAGE) {
      page.remove(PAGE);
      RejectedDelivery last = page.get(PAGE - 1);
      further =
          path(word, source) + "?before=" + new PostPlace(last.receivedAt(), last.deliveryId(), 0);
    }
    ZoneId zone = call.reader().zone();
    GroupView view =
        new GroupView(
            reason(word, List.of()),
            source,
            labels.hook(source),
            page.stream()
                .map(
                    it ->
                        new GroupView.Row(
                            it.deliveryId(), Times.of(it.receivedAt(), zone), it.detail()))
                .toList(),
            further);
    return PageAnswer.html(
        out -> JtegroupGenerated.render(out, null, call.shell("Rejections"), view, notice));
  }

  private NoticeView notice(PageCall call, String path) {
    String dropped = call.query("dropped");
    if (dropped.matches("\\d{1,9}")) {
      boolean more = !call.query("more").isEmpty();
      return new NoticeView(
          "Dropped: %s.%s".formatted(dropped, more ? " There are more: drop again to go on." : ""),
          true,
          "");
    }
    String replay = call.query("replay");
    if (!Ids.isId(replay)) {
      return NoticeView.NONE;
    }
    Known known = parts.orders().find(call.caller(), replay);
    boolean isOver = known.progress().state().isOver();
    return new NoticeView(ReplayWords.of(known), isOver, isOver ? "" : path + "?replay=" + replay);
  }

  private PageAnswer retry(PageCall call) {
    String word = call.form("reason");
    boolean isAll = call.form("delivery_id").isEmpty() && call.form("source_id").isEmpty();
    Replay replay =
        isAll && !word.isEmpty()
            ? parts.decisions().retryAll(call.caller(), word)
            : parts.decisions().retry(call.caller(), asked(call));
    return PageAnswer.seeOther(back(call) + "?replay=" + replay.id());
  }

  private PageAnswer drop(PageCall call) {
    DroppedJson dropped = parts.decisions().drop(call.caller(), asked(call));
    return PageAnswer.seeOther(
        back(call)
            + "?dropped="
            + dropped.dropped()
            + (dropped.before() == null ? "" : "&more=yes"));
  }

  /** One, or those of a hook and a reason. */
  private static RejectionFields asked(PageCall call) {
    String id = call.form("delivery_id");
    return id.isEmpty()
        ? new RejectionFields(null, call.form("source_id"), call.form("reason"), null, null, null)
        : new RejectionFields(List.of(id), null, null, null, null, null);
  }

  /** The page the form is on. */
  private static String back(PageCall call) {
    String word = call.form("reason");
    String source = call.form("source_id");
    boolean isOfGroup =
        call.form("on").equals("group") && word.matches("[a-z_]{1,64}") && Ids.isId(source);
    return isOfGroup ? path(word, source) : ROOT;
  }
}
