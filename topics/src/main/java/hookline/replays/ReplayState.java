package hookline.replays;

/** Where a replay is. */
public enum ReplayState {
  /** For its turn: one replay is at work at a time. */
  WAITING,
  /** Payloads are read, compared and, when it applies, written to be processed again. */
  RUNNING,
  PAUSED,
  /** All is written; what became of it is not all in the store yet. */
  STORING,
  DONE,
  CANCELLED;

  /** Whether nothing more will come of it. */
  public boolean isOver() {
    return this == DONE || this == CANCELLED;
  }
}
