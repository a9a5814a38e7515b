package hookline.faults.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends with this process what it has started, however it is told to end. Thread-safe. */
public final class Orphans {
  private static final Set<Long> STARTED = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Orphans::end));
  }

  private Orphans() {}

  /** Lets a process not outlive this one. */
  public static void prevent(long pid) {
    STARTED.add(pid);
    if (ending) {
      // What was at work goes on while this process ends, and starts what it has just lost.
      kill(pid);
    }
  }

  private static void end() {
    ending = true;
    STARTED.forEach(Orphans::kill);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Forgets one that has ended: its number may become somebody else's. */
  public static void forget(long pid) {
    STARTED.remove(pid);
  }
}
