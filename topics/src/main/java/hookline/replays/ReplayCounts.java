package hookline.replays;

/**
 * How many deliveries of each kind a replay has met. What its filter does not ask for is read and
 * nothing else.
 *
 * @param read payloads looked at
 */
public record ReplayCounts(
    long read, long unchanged, long changed, long moved, long posted, long rejected, long leftOut) {
  public static final ReplayCounts NONE = new ReplayCounts(0, 0, 0, 0, 0, 0, 0);

  /** With so many more payloads looked at. */
  public ReplayCounts withRead(long more) {
    return new ReplayCounts(read + more, unchanged, changed, moved, posted, rejected, leftOut);
  }

  /** With one more of that kind. */
  public ReplayCounts plus(ReplayKind kind) {
    return new ReplayCounts(
        read,
        unchanged + (kind == ReplayKind.UNCHANGED ? 1 : 0),
        changed + (kind == ReplayKind.CHANGED ? 1 : 0),
        moved + (kind == ReplayKind.MOVED ? 1 : 0),
        posted + (kind == ReplayKind.POSTED ? 1 : 0),
        rejected + (kind == ReplayKind.REJECTED ? 1 : 0),
        leftOut + (kind == ReplayKind.LEFT_OUT ? 1 : 0));
  }

  /** How many are made anew, or would be. */
  public long applied() {
    return changed + moved + posted + rejected;
  }
}
