package hookline.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals the JDK cannot send, by the system's own {@code kill}. */
public final class Signals {
  private Signals() {}

  /**
   * Sends one; nothing happens when the process is gone.
   *
   * @param signal without {@code SIG}
   */
  public static void send(String signal, long pid) {
    if (pid <= 1) {
      // 0 and below mean whole groups of processes, 1 is the system's.
      throw new IllegalArgumentException("no process to signal: " + pid);
    }
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no kill command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
