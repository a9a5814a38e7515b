package hookline.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What only the system's own commands can do to a process: signals, above all. */
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
    run("kill", "-" + signal, Long.toString(pid));
  }

  /** Runs one of the system's commands; what it says and how it ends is nobody's concern. */
  static void run(String... command) {
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no command " + command[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
