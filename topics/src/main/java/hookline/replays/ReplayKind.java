package hookline.replays;

/** What a replay does, or would do, to a delivery. */
public enum ReplayKind {
  /** Its rows are what it would become: a replay leaves them alone. */
  UNCHANGED,
  /** Posts change in place; or the reason of a rejection does. */
  CHANGED,
  /** Posts go to another channel, whether or not they change. */
  MOVED,
  /** It has no posts, or was rejected or withdrawn, and would be posted. */
  POSTED,
  /** It would be rejected, and is not now. */
  REJECTED,
  /** Never made anew: a duplicate, a reused key, a dropped rejection, or erased. */
  LEFT_OUT
}
