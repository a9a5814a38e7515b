package hookline.replay;

/** What processes the payloads that replays write, where it need not run all the time. */
@FunctionalInterface
public interface ReplayStream {
  /** Of a process whose stream runs in any case. */
  ReplayStream ALWAYS = needed -> {};

  /** Told whether there is, or will be, something to process; told again when that changes. */
  void isNeeded(boolean needed);
}
