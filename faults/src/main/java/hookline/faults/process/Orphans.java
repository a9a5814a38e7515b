package hookline.faults.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends with this process what it has started, however it is told to end. Thread-safe. */
public final class Orphans {
  private static final Set<Long> STARTED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    STARTED.stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .forEach(ProcessHandle::destroyForcibly)));
  }

  private Orphans() {}

  /** Lets a process not outlive this one. */
  public static void prevent(long pid) {
    STARTED.add(pid);
  }

  /** Forgets one that has ended: its number may become somebody else's. */
  public static void forget(long pid) {
    STARTED.remove(pid);
  }
}
