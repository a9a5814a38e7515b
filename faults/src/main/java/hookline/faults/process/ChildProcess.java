package hookline.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that can be started, stopped, frozen and killed over and over. What it says goes to the
 * end of one file. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final String OWN_VARIABLES = "HOOKLINE_";

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path said;

  private @Nullable Process process;
  private boolean meantToRun;
  private @Nullable SkewedClock clock;
  private volatile boolean disturbed;
  private volatile boolean mistaken;

  /**
   * A process not yet started.
   *
   * @param environment beside this process's own, of which no setting of Hookline's is passed on
   * @param said the file its output is added to
   */
  public ChildProcess(
      String name, List<String> command, Map<String, String> environment, Path said) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.said = said;
  }

  /**
   * One that runs a class of this process's own class path.
   *
   * @param heap as in {@code 256m}
   */
  public static ChildProcess ofClass(
      String name,
      String mainClass,
      List<String> arguments,
      String heap,
      Map<String, String> environment,
      Path said) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Many of them share a few cores: what starts fast and is small matters more than what is fast.
    command.addAll(
        List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new ChildProcess(name, command, environment, said);
  }

  public String name() {
    return name;
  }

  /** Starts it anew; it must not run. */
  public synchronized void start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    builder.environment().keySet().removeIf(variable -> variable.startsWith(OWN_VARIABLES));
    builder.environment().putAll(environment);
    if (clock != null) {
      builder.environment().putAll(clock.environment());
    }
    try {
      Files.createDirectories(said.toAbsolutePath().getParent());
      Process started = builder.start();
      Orphans.prevent(started.pid());
      started.onExit().thenAccept(ended -> Orphans.forget(ended.pid()));
      process = started;
      meantToRun = true;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not start", e);
    }
  }

  /** Its next starts go by that clock; null for the system's. */
  public synchronized void goBy(@Nullable SkewedClock other) {
    clock = other;
    mistaken |= other != null;
  }

  /** Whether it went by another clock than the system's since the last {@link #calm}. */
  public boolean wasMistaken() {
    return mistaken;
  }

  /** SIGKILL, and returns when it is gone. */
  public synchronized void kill() {
    meantToRun = false;
    disturbed = true;
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  /**
   * SIGTERM, and returns when it is gone.
   *
   * @throws IllegalStateException when it does not go within half a minute; it is killed then
   */
  public synchronized void stop() {
    meantToRun = false;
    if (process != null) {
      process.destroy();
      awaitEnd(process);
    }
  }

  /** SIGUSR1, then as {@link #stop}: it leaves its groups, for others to take over at once. */
  public synchronized void leave() {
    Signals.send("USR1", pid());
    stop();
  }

  /**
   * Lets every write to a file fail from now on, as a full disk does, for as long as it runs.
   *
   * @throws UncheckedIOException where there is no {@code prlimit}, as on macOS
   */
  public synchronized void fillDisk() {
    disturbed = true;
    Signals.run("prlimit", "--pid", Long.toString(pid()), "--fsize=1");
  }

  /** Has its JVM collect and give back what it can; by itself it does so only when it must. */
  public synchronized void collectGarbage() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Signals.run(jcmd, Long.toString(pid()), "GC.run");
  }

  /** Waits for it to end by itself, which is as it should be. */
  public void awaitOwnEnd(Duration patience) {
    Waiting.until(name + " has ended", patience, () -> !isAlive());
    kill();
  }

  /**
   * Sends it a signal that it is to understand.
   *
   * @param name without {@code SIG}
   */
  public synchronized void signal(String name) {
    Signals.send(name, pid());
  }

  /** SIGSTOP: it stays as it is, sockets and all, and does nothing. */
  public synchronized void freeze() {
    disturbed = true;
    Signals.send("STOP", pid());
  }

  /** SIGCONT: it goes on as if no time had passed. */
  public synchronized void wake() {
    Signals.send("CONT", pid());
  }

  /**
   * Whether it was frozen or killed since the last {@link #calm}: then it owes nobody an answer.
   */
  public boolean wasDisturbed() {
    return disturbed;
  }

  /** What was done to it is over. */
  public void calm() {
    disturbed = false;
    mistaken = false;
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether it is gone although nobody here stopped it. */
  public synchronized boolean endedByItself() {
    return meantToRun && !isAlive();
  }

  /** The process's number while it runs, or of its last run. */
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process.pid();
  }

  /**
   * The files it has open.
   *
   * @throws UncheckedIOException when it has ended, and where there is no {@code /proc}
   */
  public List<Path> openFiles() {
    List<Path> open = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid()), "fd"))) {
      for (Path descriptor : all) {
        try {
          open.add(Files.readSymbolicLink(descriptor));
        } catch (NoSuchFileException e) {
          // It has been closed meanwhile.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("nobody tells the open files of " + name, e);
    }
    return open;
  }

  /**
   * What its last run ended with; 128 and a signal's number where that ended it.
   *
   * @throws IllegalStateException when it runs, or was never started
   */
  public synchronized int exitCode() {
    if (process == null || process.isAlive()) {
      throw new IllegalStateException(name + " has not ended");
    }
    return process.exitValue();
  }

  /** Where its output goes. */
  public Path said() {
    return said;
  }

  /** Kills it, frozen or not. */
  @Override
  public void close() {
    kill();
  }

  private void awaitEnd(Process ending) {
    try {
      if (!ending.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        ending.destroyForcibly().waitFor();
        throw new IllegalStateException(
            "%s did not stop within %s, see %s".formatted(name, STOP_PATIENCE, said));
      }
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
