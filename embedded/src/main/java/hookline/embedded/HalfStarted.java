package hookline.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a start of PostgreSQL that is given up has set going: {@code initdb}, {@code pg_ctl}, or the
 * server itself before its pid file tells of it. Left alone, they would finish the start that
 * nobody waits for any more.
 */
final class HalfStarted {
  private static final int PATIENCE_SECONDS = 2;

  private HalfStarted() {}

  /** Ends the processes that this one has started for that data folder, and theirs. */
  static void stop(Path dataDir) {
    List<ProcessHandle> begun = of(dataDir);
    while (!begun.isEmpty()) {
      begun.forEach(ProcessHandle::destroy);
      for (ProcessHandle process : begun) {
        if (!hasEnded(process)) {
          process.destroyForcibly();
          hasEnded(process);
        }
      }
      // One of them may have begun another meanwhile.
      begun = of(dataDir);
    }
  }

  private static List<ProcessHandle> of(Path dataDir) {
    String folder = dataDir.toAbsolutePath().toString();
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(folder))
        .toList();
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
