package hookline.sink;

import org.jspecify.annotations.Nullable;

/**
 * Whether a thread of the sink does its work, and if not, why. Thread-safe; only the sink's thread
 * changes it.
 */
final class Readiness {

  /** What kind of trouble it is; a change from one to another is news. */
  enum Trouble {
    STORE_AWAY,
    STORE_SETUP,
    KAFKA,
    KAFKA_SETUP,
    BUG,
    FENCED
  }

  private final String line;
  private final TroubleLog log;
  private volatile @Nullable String reason;
  private @Nullable Trouble trouble;

  /**
   * Not ready, since it has yet to begin.
   *
   * @param line which of the sink's threads
   * @param log the sink's, shared by its threads
   */
  Readiness(String line, TroubleLog log) {
    this.line = line;
    this.log = log;
    this.reason = "the sink is starting: it waits for its partitions";
  }

  /** Why it is not ready, in one line; null when it is. */
  @Nullable String notReady() {
    return reason;
  }

  boolean isTroubled() {
    return trouble != null;
  }

  void fails(Trouble now, String sentence) {
    reason = sentence;
    if (trouble != now) {
      log.fails(line, now, sentence);
    }
    trouble = now;
  }

  void works() {
    reason = null;
    if (trouble != null) {
      log.works(line);
    }
    trouble = null;
  }
}
