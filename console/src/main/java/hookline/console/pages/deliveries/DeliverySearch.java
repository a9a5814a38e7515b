package hookline.console.pages.deliveries;

import hookline.console.api.Caller;
import hookline.payload.model.Hook;
import hookline.sink.read.DeliveryScan;
import hookline.sink.read.DeliveryScan.Channels;
import hookline.sink.read.DeliveryScan.Scanned;
import hookline.sink.read.DeliveryScan.Wanted;
import hookline.sink.read.PostPlace;
import hookline.sink.read.PostedDelivery;
import hookline.sink.read.RejectedDelivery;
import hookline.sink.read.RejectionFilter;
import hookline.sink.read.RejectionReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for deliveries in the store, the newest first, for about a second: through posts by the
 * order of their channels, and through rejections by theirs, and puts both together down to where
 * either came to. Thread-safe; blocks.
 */
final class DeliverySearch {
  static final int ENOUGH = 50;

  /** In one statement of one channel, and of all: some tenths of a second. */
  private static final int SCANNED_OF_ONE = 2_000;

  private static final int SCANNED_OF_ALL = 200;
  private static final int REJECTIONS_AT_ONCE = 200;
  private static final Duration PATIENCE = Duration.ofMillis(900);

  private static final Comparator<PostPlace> NEWEST_FIRST =
      Comparator.comparingLong(PostPlace::createAt)
          .thenComparing(PostPlace::deliveryId)
          .thenComparingInt(PostPlace::part)
          .reversed();

  private final DeliveryScan scan;
  private final RejectionReader rejections;

  DeliverySearch(DeliveryScan scan, RejectionReader rejections) {
    this.scan = scan;
    this.rejections = rejections;
  }

  /**
   * What to look for.
   *
   * @param posts where; null for no posts
   * @param ofPosted which posted deliveries
   * @param rejected which rejections; null for none
   * @param ofRejected which of those rejections, beside the words
   */
  record Question(
      @Nullable Channels posts,
      Wanted wanted,
      Predicate<PostedDelivery> ofPosted,
      @Nullable RejectionFilter rejected,
      Predicate<RejectedDelivery> ofRejected) {}

  /** One found: one of both is there. */
  record FoundDelivery(@Nullable PostedDelivery posted, @Nullable RejectedDelivery rejected) {}

  /**
   * What was found.
   *
   * @param reached where to go on; null when there is nothing more
   */
  record Result(List<FoundDelivery> found, @Nullable PostPlace reached) {}

  /** Whose rejections a caller sees. */
  static RejectionFilter rejectionsOf(Caller caller, @Nullable Hook hook, long since) {
    boolean ofOwner = hook == null && !caller.isAdmin();
    return new RejectionFilter(
        hook == null ? "" : hook.sourceId(),
        ofOwner ? caller.user().id() : "",
        List.of(),
        since,
        0,
        RejectionFilter.State.ALL);
  }

  Result search(Question question, PostPlace before) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    TreeMap<PostPlace, FoundDelivery> found = new TreeMap<>(NEWEST_FIRST);
    // Rejections first: of a delivery that is both, the post is shown, and says so.
    PostPlace rejectedTo = rejected(question, before, deadline, found);
    PostPlace postedTo = posted(question, before, deadline, found);
    PostPlace end = newer(postedTo, rejectedTo);
    List<FoundDelivery> shown = new ArrayList<>();
    PostPlace last = end;
    for (Map.Entry<PostPlace, FoundDelivery> each : found.entrySet()) {
      // What is older than where the other one stopped comes with the next page.
      if (end != null && NEWEST_FIRST.compare(each.getKey(), end) > 0) {
        break;
      }
      if (shown.size() == ENOUGH) {
        return new Result(shown, last);
      }
      shown.add(each.getValue());
      last = each.getKey();
    }
    return new Result(shown, end);
  }

  private static @Nullable PostPlace newer(@Nullable PostPlace one, @Nullable PostPlace other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return NEWEST_FIRST.compare(one, other) < 0 ? one : other;
  }

  private @Nullable PostPlace posted(
      Question question, PostPlace before, long deadline, Map<PostPlace, FoundDelivery> found) {
    Channels channels = question.posts();
    PostPlace at = channels == null ? null : before;
    int size = channels != null && channels.isOne() ? SCANNED_OF_ONE : SCANNED_OF_ALL;
    int enough = 0;
    while (channels != null && at != null && enough < ENOUGH) {
      Scanned scanned = scan.scan(channels, question.wanted(), at, size);
      for (PostedDelivery each : scanned.found()) {
        if (question.ofPosted().test(each)) {
          found.put(
              new PostPlace(each.receivedAt(), each.deliveryId(), 0),
              new FoundDelivery(each, null));
          enough++;
        }
      }
      at = scanned.reached();
      if (System.nanoTime() > deadline) {
        break;
      }
    }
    return at;
  }

  private @Nullable PostPlace rejected(
      Question question, PostPlace before, long deadline, Map<PostPlace, FoundDelivery> found) {
    RejectionFilter filter = question.rejected();
    PostPlace at = filter == null ? null : before;
    int enough = 0;
    while (filter != null && at != null && enough < ENOUGH) {
      List<RejectedDelivery> page = rejections.pageBefore(filter, at, REJECTIONS_AT_ONCE);
      for (RejectedDelivery each : page) {
        at = new PostPlace(each.receivedAt(), each.deliveryId(), 0);
        boolean isRejected = each.resolvedAt() == null;
        if (isRejected && hasWords(each, question.wanted()) && question.ofRejected().test(each)) {
          found.put(at, new FoundDelivery(null, each));
          enough++;
        }
      }
      at = page.size() < REJECTIONS_AT_ONCE ? null : at;
      if (System.nanoTime() > deadline) {
        break;
      }
    }
    return at;
  }

  /** The payload of what was refused is in the log alone: its words are those of the refusal. */
  private static boolean hasWords(RejectedDelivery rejected, Wanted wanted) {
    String said = (rejected.detail() + " " + rejected.refusal()).toLowerCase(Locale.ROOT);
    for (String word : wanted.words().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!said.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
