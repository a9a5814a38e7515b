package hookline.sink.read;

import hookline.payload.model.Post;
import hookline.topics.Erasure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows of one delivery, to be held against what it would become now.
 *
 * @param posts in the order of their parts; a single one of no parts is a tombstone
 * @param rejection the newest, resolved since or not; null when it never was rejected
 * @param duplicate whether it repeats another delivery
 */
public record StoredState(
    List<Post> posts, @Nullable StoredRejection rejection, boolean duplicate) {
  /** Of a delivery that the store has nothing of. */
  public static final StoredState NOTHING = new StoredState(List.of(), null, false);

  /**
   * A rejection, as its row has it.
   *
   * @param dropped whether somebody decided that it will not be mended
   */
  public record StoredRejection(
      long revision, String reason, String refusal, String detail, boolean dropped) {}

  /** The greatest revision of its rows; -1 when there are none. */
  public long revision() {
    return Math.max(postRevision(), rejectionRevision());
  }

  /** Whether it shows posts, by its newest revision. */
  public boolean isPosted() {
    return hasPosts() && rejectionRevision() < postRevision();
  }

  /** Whether it is rejected, by its newest revision; posts of an earlier one may be there. */
  public boolean isRejected() {
    return rejection != null && rejectionRevision() >= postRevision();
  }

  /** Whether it was erased: never to be made anew, for nothing stands above that revision. */
  public boolean isErased() {
    return postRevision() == Erasure.REVISION;
  }

  /** Whether it is rejected, and left so by somebody's decision. */
  public boolean isDropped() {
    return isRejected() && rejection != null && rejection.dropped();
  }

  /** Whether there are posts to see, newer or older than its rejection. */
  public boolean hasPosts() {
    return !posts.isEmpty() && posts.get(0).parts() > 0;
  }

  private long postRevision() {
    return posts.isEmpty() ? -1 : posts.get(0).revision();
  }

  private long rejectionRevision() {
    return rejection == null ? -1 : rejection.revision();
  }
}
