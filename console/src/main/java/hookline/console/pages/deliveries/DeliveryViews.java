package hookline.console.pages.deliveries;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.deliveries.KnownDelivery;
import hookline.console.pages.PageCall;
import hookline.console.pages.channels.ReaderNames;
import hookline.console.pages.deliveries.DeliveryView.Choices;
import hookline.console.pages.deliveries.DeliveryView.NowView;
import hookline.console.pages.deliveries.DeliveryView.RefusalView;
import hookline.console.pages.deliveries.DeliveryView.ReplayNote;
import hookline.console.pages.deliveries.DeliveryView.ShownPost;
import hookline.console.render.DiffLines;
import hookline.console.render.PostHtml;
import hookline.console.render.RenderSettings;
import hookline.payload.model.Channel;
import hookline.payload.model.Warning;
import hookline.replay.Preview;
import hookline.replays.Replays.Known;
import hookline.sink.read.StoredDelivery;
import hookline.sink.read.StoredPost;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.TraceContext;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together what a delivery's page shows to one reader. Thread-safe; blocks. */
final class DeliveryViews {
  private static final int MOST_POSTS = 20;
  private static final int MOST_REPEATS = 20;

  private final DeliveryParts parts;
  private final Labels labels;

  DeliveryViews(DeliveryParts parts, Labels labels) {
    this.parts = parts;
    this.labels = labels;
  }

  /**
   * The page of a delivery.
   *
   * @param replay of it that was asked for, looked up before the delivery; null for none
   */
  DeliveryView of(PageCall call, KnownDelivery known, @Nullable Known replay) {
    Caller caller = call.caller();
    ZoneId zone = call.reader().zone();
    StoredDelivery shown = known.stored() == null ? null : known.shown();
    Found sent = null;
    String absence = "";
    try {
      sent = parts.finder().payload(known);
    } catch (ApiException e) {
      absence = e.sentence();
    }
    if (sent == null && absence.isEmpty()) {
      absence = absence(known);
    }
    RefusalView refusal = shown == null ? null : refusal(known, shown);
    return new DeliveryView(
        known.id(),
        status(known),
        labels.hook(known.sourceId()),
        known.sourceId(),
        Moments.of(known.receivedAt(), zone),
        zone,
        trace(known, sent),
        known.stored() == null
            ? ""
            : Objects.requireNonNullElse(known.stored().firstDeliveryId(), ""),
        parts.scan().repeats(known.id(), MOST_REPEATS),
        shown == null ? List.of() : posts(caller, shown),
        warnings(shown),
        refusal,
        sent == null || known.stored() == null ? null : now(sent, refusal != null),
        sent == null ? null : SentViews.of(sent),
        absence,
        choices(caller, known, refusal, sent != null),
        replay == null ? null : note(replay));
  }

  private static String status(KnownDelivery known) {
    StoredDelivery stored = known.stored();
    return known.isErased() ? "erased" : stored == null ? "pending" : stored.status();
  }

  private static String absence(KnownDelivery known) {
    if (known.isErased()) {
      return "It was erased: nothing of what was sent is shown.";
    }
    return known.isManaged()
        ? "The log no longer has it: it keeps payloads for its retention alone."
        : "What was sent is shown to the hook’s owner and to administrators.";
  }

  private static String trace(KnownDelivery known, @Nullable Found sent) {
    StoredDelivery stored = known.stored();
    if (stored != null) {
      return Objects.requireNonNullElse(stored.traceId(), "");
    }
    TraceContext trace = sent == null ? null : TraceContext.of(sent.headers());
    return trace == null ? "" : trace.traceId();
  }

  private List<ShownPost> posts(Caller caller, StoredDelivery shown) {
    List<ShownPost> posts = new ArrayList<>();
    shown.posts().stream()
        .limit(MOST_POSTS)
        .forEach(
            each -> parts.posts().byId(each.id()).ifPresent(post -> posts.add(post(caller, post))));
    return posts;
  }

  private ShownPost post(Caller caller, StoredPost post) {
    Channel channel = parts.channels().find(post.channelId());
    RenderSettings settings =
        new RenderSettings(
            parts.inlineImages(),
            parts.siteUrl(),
            new ReaderNames(parts.directory(), caller, channel));
    return new ShownPost(
        new PostHtml(settings).view(post),
        labels.channel(post.channelId()),
        "/channels/%s/posts/%s".formatted(post.channelId(), post.id()));
  }

  private static List<Warning> warnings(@Nullable StoredDelivery shown) {
    List<Warning> warnings = new ArrayList<>();
    if (shown != null) {
      shown
          .warnings()
          .forEach(each -> warnings.add(hookline.topics.Json.convert(each, Warning.class)));
    }
    return warnings;
  }

  private @Nullable RefusalView refusal(KnownDelivery known, StoredDelivery shown) {
    StoredDelivery.DeliveryRefusal refusal = shown.refusal();
    if (refusal == null || refusal.resolvedAt() != null || known.isErased()) {
      return null;
    }
    return new RefusalView(
        refusal.refusal(),
        refusal.detail(),
        refusal.status(),
        Remedies.of(refusal.refusal()),
        !parts.rejections().dropped(List.of(shown.deliveryId())).isEmpty());
  }

  private NowView now(Found sent, boolean isRefused) {
    Preview preview = parts.previewer().of(sent.delivery());
    String sentence =
        switch (preview.kind()) {
          case UNCHANGED ->
              isRefused
                  ? "It would be refused again, for the same reason."
                  : "The same as what is stored: a replay would change nothing.";
          case CHANGED -> "Something else than what is stored; a replay would change it so:";
          case MOVED -> "It would go to another channel:";
          case POSTED -> "It would be posted:";
          case REJECTED -> "It would be rejected; a replay would leave its posts as they are:";
          case LEFT_OUT ->
              preview.diff().isEmpty()
                  ? "The same as what is stored."
                  : "Something else, but replays of more than it leave it as it is:";
        };
    return new NowView(sentence, DiffLines.of(preview.diff()));
  }

  private static Choices choices(
      Caller caller, KnownDelivery known, @Nullable RefusalView refusal, boolean hasPayload) {
    StoredDelivery stored = known.stored();
    boolean isOwn = stored != null && stored.firstDeliveryId() == null;
    boolean retry = known.isManaged() && isOwn && refusal != null && !refusal.isDropped();
    return new Choices(
        caller.isAdmin() && isOwn && hasPayload && !retry,
        retry && hasPayload,
        known.isManaged() && hasPayload);
  }

  private static ReplayNote note(Known known) {
    return new ReplayNote(
        known.replay().id(), ReplayWords.of(known), known.progress().state().isOver());
  }
}
