package hookline.bench.process;

import hookline.embedded.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What a benchmark that is interrupted takes away: its processes, in order, since standalone has a
 * PostgreSQL of its own to stop, and then the gigabytes they wrote. Thread-safe.
 */
final class Leftovers {
  private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
  private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();
  private static final long STOP_SECONDS = 30;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::takeAway));
  }

  private Leftovers() {}

  /** Ended with this JVM, unless it has ended by then. */
  static void add(Process process) {
    PROCESSES.add(process);
    process.onExit().thenAccept(PROCESSES::remove);
  }

  /** Deleted with this JVM, unless it is by then. */
  static void add(Path folder) {
    FOLDERS.add(folder);
  }

  /** Ends it in order, and when that does not help, at once. */
  static void end(Process process) {
    process.destroy();
    awaitEnd(process);
  }

  /**
   * Deletes a folder with all in it, as far as it can. One at a time: the JVM waits with its end
   * for who has begun.
   */
  static synchronized void delete(Path folder) {
    if (Files.exists(folder)) {
      Folders.delete(folder);
    }
    FOLDERS.remove(folder);
  }

  private static void takeAway() {
    List<Process> processes = List.copyOf(PROCESSES);
    processes.forEach(Process::destroy);
    processes.forEach(Leftovers::awaitEnd);
    List.copyOf(FOLDERS).forEach(Leftovers::delete);
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
