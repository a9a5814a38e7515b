package hookline.sink;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a thread of the sink does its work, and if not, why. Says so in the log when that starts
 * and when it ends, not with every retry. Thread-safe; only the sink's thread changes it.
 */
final class Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

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
  private volatile @Nullable String reason;
  private @Nullable Trouble trouble;

  /**
   * @param line which of the sink's threads, for the log
   */
  Readiness(String line) {
    this.line = line;
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
      LOG.warn("The {} sink is not ready: {}", line, sentence);
    }
    trouble = now;
  }

  void works() {
    reason = null;
    if (trouble != null) {
      LOG.info("The {} sink works again", line);
    }
    trouble = null;
  }
}
