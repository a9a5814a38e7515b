package hookline.cli.process;

import hookline.processor.PayloadStream;
import hookline.replay.ReplayStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the stream that processes replays while there are any: for the rest of the time it would
 * take memory and a little of the processor for nothing. Thread-safe.
 */
public final class StreamOnDemand implements ReplayStream, AutoCloseable {
  private final Supplier<PayloadStream> maker;
  private @Nullable PayloadStream running;
  private boolean closed;

  /**
   * None runs yet.
   *
   * @param maker makes one that is not started
   */
  public StreamOnDemand(Supplier<PayloadStream> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized void isNeeded(boolean needed) {
    PayloadStream present = running;
    if (needed && present == null && !closed) {
      PayloadStream made = maker.get();
      made.start();
      running = made;
    } else if (!needed && present != null) {
      running = null;
      present.close();
    }
  }

  /** Why what replays write is not processed, in one line; null when it is, or nothing is. */
  public synchronized @Nullable String notReady() {
    PayloadStream present = running;
    return present == null ? null : present.notReady();
  }

  @Override
  public synchronized void close() {
    closed = true;
    isNeeded(false);
  }
}
