package hookline.bench.load;

import java.nio.ByteBuffer;

/** Who wants to see each answer; in the generator's own thread, so be quick. */
@FunctionalInterface
public interface Answers {
  /** Nobody does. */
  Answers UNSEEN = (dueNanos, status, head) -> {};

  /**
   * One came.
   *
   * @param dueNanos when its request was due, by {@link System#nanoTime}
   * @param head its status line and headers, from 0 to the limit; the generator's, read it now
   */
  void answered(long dueNanos, int status, ByteBuffer head);
}
