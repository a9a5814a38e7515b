package hookline.cli.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process has started, closed the last first. One that cannot be closed does not keep the
 * others from it. Thread-safe.
 */
public final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Object closing = new Object();
  private boolean closed;

  /** Takes a part into care; one that comes after the close is closed at once. */
  public <T extends AutoCloseable> T add(T part) {
    synchronized (this) {
      if (!closed) {
        started.push(part);
        return part;
      }
    }
    close(part);
    throw new IllegalStateException("the process is stopping");
  }

  /** Closes everything; a second call waits for the first and does nothing more. */
  @Override
  public void close() {
    synchronized (closing) {
      AutoCloseable part = next();
      while (part != null) {
        close(part);
        part = next();
      }
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    closed = true;
    return started.poll();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly: {}", part.getClass().getSimpleName(), e.toString());
    }
  }
}
