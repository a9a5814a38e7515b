package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.Ids;
import hookline.payload.model.Reason;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each payload that is rejected, under the logger {@value #NAME} at INFO: delivery,
 * source and the reason's word, and nothing a sender wrote. A sender in a loop must not fill the
 * disk: after {@value #MOST_A_SECOND} lines in a second the others are only counted, and the count
 * is told by the next line. Written before the commit: a payload processed again is told again.
 * Thread-safe.
 */
final class RejectionLog {
  static final String NAME = "hookline.rejections";
  static final int MOST_A_SECOND = 50;

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final long SECOND = 1_000_000_000L;

  /** For the key of a record that was written by hand, which may be anything. */
  private static final String NO_ID = "?";

  private final LongSupplier clock;
  private long second;
  private int written;
  private long leftOut;

  /**
   * @param clock nanoseconds
   */
  RejectionLog(LongSupplier clock) {
    this.clock = clock;
    this.second = clock.getAsLong();
  }

  synchronized void rejected(Delivery delivery, Reason reason) {
    long now = clock.getAsLong();
    if (now - second >= SECOND) {
      second = now;
      written = 0;
      if (leftOut > 0) {
        LOG.info("left_out={}", leftOut);
        leftOut = 0;
      }
    }
    if (written == MOST_A_SECOND) {
      leftOut++;
      return;
    }
    written++;
    LOG.info(
        "delivery={} source={} reason={}",
        id(delivery.id()),
        id(delivery.sourceId()),
        reason.word());
  }

  private static String id(String text) {
    return Ids.isId(text) ? text : NO_ID;
  }
}
