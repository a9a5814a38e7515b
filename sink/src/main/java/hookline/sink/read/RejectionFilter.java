package hookline.sink.read;

import java.util.List;

/**
 * Which rejections.
 *
 * @param sourceId of that hook; empty for any
 * @param ownerId of the hooks of that user which are not deleted; empty for everybody's. Not both
 *     this and a source id
 * @param reasons {@link hookline.payload.model.Reason#word}; none for all
 * @param since epoch ms of the first receipt, inclusive
 * @param until epoch ms, exclusive; 0 for no end
 */
public record RejectionFilter(
    String sourceId, String ownerId, List<String> reasons, long since, long until, State state) {

  /** What has become of a rejection. */
  public enum State {
    /** Nothing yet. */
    OPEN("open_rejections", "true"),
    /** A newer revision made posts. */
    RESOLVED("rejections", "r.resolved_at IS NOT NULL"),
    /** Somebody decided that it stays as it is. */
    DROPPED("rejections", "r.dropped_at IS NOT NULL AND r.resolved_at IS NULL"),
    ALL("rejections", "true");

    private final String view;
    private final String condition;

    State(String view, String condition) {
      this.view = view;
      this.condition = condition;
    }

    String view() {
      return view;
    }

    String condition() {
      return condition;
    }
  }

  /** Takes every list as it is at that moment. */
  public RejectionFilter {
    reasons = List.copyOf(reasons);
    if (!sourceId.isEmpty() && !ownerId.isEmpty()) {
      throw new IllegalArgumentException("a hook has one owner: name one of both");
    }
  }
}
