package hookline.replays;

import java.util.Objects;

/**
 * That payloads are to be translated again. Written once and never changed; the topic's key is its
 * id.
 *
 * @param createAt epoch ms
 * @param createdBy the user who asked for it; empty for the administrator of the configuration
 * @param apply false for a dry run, which changes nothing and tells what would
 * @param withdraw whether deliveries that would now be rejected lose their posts; they keep them
 *     otherwise
 * @param rate payloads a second at most; 0 for a share of what live traffic leaves
 */
public record Replay(
    String id,
    long createAt,
    String createdBy,
    ReplayFilter filter,
    boolean apply,
    boolean withdraw,
    int rate) {

  /** Fields that a record lacks become their defaults. */
  public Replay {
    createdBy = Objects.requireNonNullElse(createdBy, "");
    filter = Objects.requireNonNullElse(filter, ReplayFilter.ALL);
  }
}
