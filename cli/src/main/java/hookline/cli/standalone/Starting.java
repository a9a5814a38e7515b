package hookline.cli.standalone;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that starts beside the others. In the care of the process before it begins, so that a
 * stop in the middle of the start leaves nothing running: it waits, and closes what came of it.
 */
final class Starting<T extends AutoCloseable> implements AutoCloseable {
  /** A server that has not come by then may never; one that was killed on the way, for one. */
  private static final long CLOSE_PATIENCE_SECONDS = 5;

  /** For one that gives up to stop what there is of it. */
  private static final long GIVE_UP_SECONDS = 3;

  private final String name;
  private final CompletableFuture<T> started = new CompletableFuture<>();
  private @Nullable Thread starter;
  private boolean closed;

  /**
   * Nothing yet.
   *
   * @param name of the server, for the thread that starts it
   */
  Starting(String name) {
    this.name = name;
  }

  /** Begins, once, unless it is closed already. */
  synchronized void begin(Callable<T> start) {
    if (closed) {
      throw new IllegalStateException("the process is stopping");
    }
    starter = new Thread(() -> complete(start), "start-" + name);
    starter.setDaemon(true);
    starter.start();
  }

  /**
   * Waits for the server.
   *
   * @throws IOException when it did not start
   */
  T join() throws IOException {
    try {
      return started.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException notStarted) {
        throw notStarted;
      }
      if (e.getCause() instanceof RuntimeException wrong) {
        throw wrong;
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    Thread begun = refuseToBegin();
    try {
      if (begun != null && isSettled(begun) && !started.isCompletedExceptionally()) {
        started.join().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IOException(name + " did not stop: " + e.getMessage(), e);
    }
  }

  private boolean isSettled(Thread begun) throws InterruptedException {
    begun.join(TimeUnit.SECONDS.toMillis(CLOSE_PATIENCE_SECONDS));
    // Whoever waits for a server inside gives up; what there is of it is closed.
    begun.interrupt();
    begun.join(TimeUnit.SECONDS.toMillis(GIVE_UP_SECONDS));
    return started.isDone();
  }

  private synchronized @Nullable Thread refuseToBegin() {
    closed = true;
    return starter;
  }

  private void complete(Callable<T> start) {
    try {
      started.complete(start.call());
    } catch (Throwable e) {
      started.completeExceptionally(e);
    }
  }
}
