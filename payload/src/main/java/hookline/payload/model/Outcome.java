package hookline.payload.model;

import java.util.List;
import java.util.Map;

/** What became of a payload. */
public sealed interface Outcome {
  /**
   * It makes posts, all to one channel.
   *
   * @param channel where they go; a direct one may not have been known before
   * @param posts at least one, in order; the first has the payload's warnings
   * @param warningCounts how many warnings of each kind there were, listed or not
   */
  record Posted(Channel channel, List<Post> posts, Map<WarningKind, Long> warningCounts)
      implements Outcome {}

  /** It makes none. */
  record Refused(Refusal refusal) implements Outcome {}
}
