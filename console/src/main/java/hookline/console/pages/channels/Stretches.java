package hookline.console.pages.channels;

import hookline.sink.read.PostPlace;
import hookline.sink.read.StoredPost;
import hookline.sink.read.TimelineReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes stretches of a channel's posts from the store, never all of them. Thread-safe; blocks. */
final class Stretches {
  /** A screen or two: the next ones come as the reader scrolls. */
  private static final int SIZE = 40;

  private final TimelineReader reader;

  Stretches(TimelineReader reader) {
    this.reader = reader;
  }

  /**
   * Posts in reading order.
   *
   * @param before the post before the first one; null when the channel begins here
   * @param hasNewer whether there are more after the last one
   */
  record Stretch(@Nullable StoredPost before, List<StoredPost> posts, boolean hasNewer) {}

  Stretch newest(String channelId) {
    return backwards(reader.newest(channelId, SIZE + 1), false);
  }

  Stretch older(String channelId, PostPlace place) {
    return backwards(reader.older(channelId, place, SIZE + 1), true);
  }

  private static Stretch backwards(List<StoredPost> newestFirst, boolean hasNewer) {
    List<StoredPost> posts = new ArrayList<>(newestFirst);
    StoredPost before = posts.size() > SIZE ? posts.remove(SIZE) : null;
    Collections.reverse(posts);
    return new Stretch(before, posts, hasNewer);
  }

  Stretch newer(String channelId, PostPlace place) {
    List<StoredPost> posts = new ArrayList<>(reader.newer(channelId, place, SIZE + 1));
    boolean hasNewer = posts.size() > SIZE;
    if (hasNewer) {
      posts.remove(SIZE);
    }
    List<StoredPost> at =
        reader.older(
            channelId, new PostPlace(place.createAt(), place.deliveryId(), place.part() + 1), 1);
    return new Stretch(at.isEmpty() ? null : at.get(0), posts, hasNewer);
  }

  /** A post among its neighbours. */
  Stretch around(StoredPost post) {
    PostPlace place = PostPlace.of(post);
    Stretch older = older(post.channelId(), place);
    Stretch newer = newer(post.channelId(), place);
    List<StoredPost> posts = new ArrayList<>(older.posts());
    posts.add(post);
    posts.addAll(newer.posts());
    return new Stretch(older.before(), posts, newer.hasNewer());
  }
}
