package hookline.console.pages.channels;

import hookline.console.render.PostHtml;
import hookline.console.render.PostView;
import hookline.sink.read.PostPlace;
import hookline.sink.read.StoredPost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts posts beneath each other as one reader sees them: by day, and what belongs together. */
final class Timeline {
  private static final Duration TOGETHER = Duration.ofMinutes(5);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);

  private final String channelId;
  private final ZoneId zone;
  private final PostHtml html;

  Timeline(String channelId, ZoneId zone, PostHtml html) {
    this.channelId = channelId;
    this.zone = zone;
    this.html = html;
  }

  /**
   * Posts in reading order.
   *
   * @param before the post before the first one, for where that stands; null when it is the
   *     channel's first
   * @param markedId the post that was looked for; empty for none
   */
  List<TimelineItem> of(@Nullable StoredPost before, List<StoredPost> posts, String markedId) {
    List<TimelineItem> items = new ArrayList<>();
    PostView previous = before == null ? null : html.view(before);
    for (StoredPost post : posts) {
      PostView view = html.view(post);
      items.add(item(post, view, previous, post.id().equals(markedId)));
      previous = view;
    }
    return items;
  }

  /** Posts that have nothing to do with each other, each with its day. */
  List<TimelineItem> apart(List<StoredPost> posts) {
    return posts.stream().map(post -> item(post, html.view(post), null, false)).toList();
  }

  private TimelineItem item(
      StoredPost post, PostView view, @Nullable PostView previous, boolean isMarked) {
    ZonedDateTime at = Instant.ofEpochMilli(view.createAt()).atZone(zone);
    boolean isNewDay = previous == null || !day(previous.createAt()).equals(at.toLocalDate());
    boolean isJoined = previous != null && view.continues(previous);
    return new TimelineItem(
        view,
        channelId,
        PostPlace.of(post).toString(),
        isNewDay ? DAY.format(at) : "",
        at.toLocalDate().toString(),
        TIME.format(at),
        MOMENT.format(at),
        zone,
        isJoined || (previous != null && !isNewDay && isTogether(previous, view)),
        isJoined,
        isMarked);
  }

  private LocalDate day(long time) {
    return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
  }

  // rule: as in Mattermost, what one sender says within five minutes has one heading; what is
  // urgent has its own, which says so.
  private static boolean isTogether(PostView previous, PostView view) {
    return previous.sender().equals(view.sender())
        && previous.bot() == view.bot()
        && view.priority().level().isEmpty()
        && view.createAt() - previous.createAt() < TOGETHER.toMillis();
  }
}
