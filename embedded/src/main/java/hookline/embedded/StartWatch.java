package hookline.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Interrupts a thread that waits for a PostgreSQL server which has given up, as the server's log
 * tells: zonky waits on for a minute, and then does not know why. Closed before the thread goes on.
 */
final class StartWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;
  private static final Pattern GAVE_UP =
      Pattern.compile("^pg_ctl: (could not start server|error: )", Pattern.MULTILINE);

  private final Path log;
  private final Thread waiting;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread = new Thread(this::look, "watch-postgresql-start");

  StartWatch(Path log, Thread waiting) {
    this.log = log;
    this.waiting = waiting;
    thread.setDaemon(true);
  }

  /** Looks from now on, until it is closed. */
  void begin() {
    thread.start();
  }

  private void look() {
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (hasGivenUp()) {
          waiting.interrupt();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasGivenUp() {
    try {
      return Files.exists(log)
          && GAVE_UP.matcher(Files.readString(log, StandardCharsets.ISO_8859_1)).find();
    } catch (IOException e) {
      return false; // Then the wait ends by its own patience.
    }
  }

  @Override
  public void close() {
    over.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
