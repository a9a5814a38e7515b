package hookline.console.pages.deliveries;

import hookline.console.render.DiffLine;
import hookline.console.render.PostView;
import hookline.payload.model.Warning;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, as its page shows it. Texts are plain.
 *
 * @param status posted, rejected, duplicate, withdrawn, erased or pending
 * @param hook what the hook is called
 * @param received as people read it
 * @param traceId empty where it had none
 * @param first the delivery it repeats; empty when it repeats none
 * @param repeats deliveries that repeat it, some of them
 * @param refusal why it was refused; null when it is not
 * @param now what the rules of today make of it; null where that is not shown
 * @param sent what was sent; null where it is not to be shown, or the log does not have it
 * @param absence why {@code sent} is null; empty when it is not
 */
public record DeliveryView(
    String id,
    String status,
    String hook,
    String sourceId,
    String received,
    ZoneId zone,
    String traceId,
    String first,
    List<String> repeats,
    List<ShownPost> posts,
    List<Warning> warnings,
    @Nullable RefusalView refusal,
    @Nullable NowView now,
    @Nullable SentView sent,
    String absence,
    Choices may,
    @Nullable ReplayNote replay) {

  public String path() {
    return DeliveryPages.path(id);
  }

  /** Whether it is worth asking again: something is on its way. */
  public boolean isMoving() {
    return status.equals("pending") || (replay != null && !replay.isOver());
  }

  /**
   * A post, and where it is.
   *
   * @param channel with its sign
   * @param path of the post among its neighbours
   */
  public record ShownPost(PostView post, String channel, String path) {}

  /**
   * A refusal.
   *
   * @param word of the reason
   * @param status the HTTP status it stands for
   * @param remedy what to do about it
   * @param isDropped whether somebody decided to leave it
   */
  public record RefusalView(
      String word, String detail, int status, String remedy, boolean isDropped) {}

  /**
   * What would come of it today.
   *
   * @param sentence says it in words
   * @param diff from what the store has to that; empty when nothing differs
   */
  public record NowView(String sentence, List<DiffLine> diff) {}

  /** What its reader may do with it. */
  public record Choices(boolean replay, boolean retry, boolean pin) {}

  /**
   * How far a replay of it is.
   *
   * @param sentence says it in words
   */
  public record ReplayNote(String id, String sentence, boolean isOver) {}
}
