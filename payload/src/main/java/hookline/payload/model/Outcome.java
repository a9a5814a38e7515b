package hookline.payload.model;

import java.util.List;

/** What became of a payload. */
public sealed interface Outcome {
  /**
   * It makes posts, all to one channel.
   *
   * @param channel where they go; a direct one may not have been known before
   * @param posts at least one, in order
   */
  record Posted(Channel channel, List<Post> posts) implements Outcome {}

  /** It makes none. */
  record Refused(Refusal refusal) implements Outcome {}
}
