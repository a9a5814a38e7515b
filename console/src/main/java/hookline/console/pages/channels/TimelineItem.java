package hookline.console.pages.channels;

import hookline.console.render.PostView;
import java.time.ZoneId;

/**
 * A post in its place.
 *
 * @param day shown above it where it is the first of its day; else empty
 * @param dayId the day as {@code 2026-11-28}
 * @param time of the day, as 16:05
 * @param moment the whole time, for those who ask
 * @param zone of the times within it
 * @param isCompact whether it goes on without saying again whom it is from
 * @param isMarked whether it is the one that was looked for
 */
public record TimelineItem(
    PostView post,
    String channelId,
    String place,
    String day,
    String dayId,
    String time,
    String moment,
    ZoneId zone,
    boolean isCompact,
    boolean isJoined,
    boolean isMarked) {
  /** Where it is shown among its neighbours. */
  public String path() {
    return ChannelPages.path(channelId) + "/posts/" + post.id();
  }

  /** What styles tell it by. */
  public String classes() {
    return "post"
        + (isCompact ? " compact" : "")
        + (isJoined ? " joined" : "")
        + (isMarked ? " marked" : "");
  }
}
