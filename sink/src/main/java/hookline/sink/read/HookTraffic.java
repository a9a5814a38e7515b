package hookline.sink.read;

import java.util.List;

/**
 * What a hook was sent in a stretch of time, cut into steps of the same length.
 *
 * @param from epoch ms at which the first step begins
 * @param stepMillis how long each is
 * @param steps in the order of time
 */
public record HookTraffic(long from, long stepMillis, List<Step> steps) {
  public HookTraffic {
    steps = List.copyOf(steps);
  }

  /**
   * Deliveries received within one step.
   *
   * @param accepted that have posts, also if it was a replay that made them
   * @param rejected that have none
   * @param isCutShort whether there were more than were counted
   */
  public record Step(long accepted, long rejected, boolean isCutShort) {}

  /** All that have posts. */
  public long accepted() {
    return steps.stream().mapToLong(Step::accepted).sum();
  }

  /** All that have none. */
  public long rejected() {
    return steps.stream().mapToLong(Step::rejected).sum();
  }

  /** All that were counted. */
  public long received() {
    return accepted() + rejected();
  }

  /** Whether there were more than were counted. */
  public boolean isCutShort() {
    return steps.stream().anyMatch(Step::isCutShort);
  }
}
