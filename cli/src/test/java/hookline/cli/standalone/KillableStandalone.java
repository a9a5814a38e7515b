package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Standalone in processes of its own, one after the other in the same folder. */
final class KillableStandalone implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final Path said;
  private final List<Process> processes = new ArrayList<>();

  /**
   * None runs yet.
   *
   * @param folder for its data
   * @param said the file that what it says goes to
   */
  KillableStandalone(Path folder, Path said) {
    this.folder = folder;
    this.said = said;
  }

  /** Starts one and returns what its properties say once it is ready. */
  Properties start() throws IOException {
    Process process = ProcessOfItsOwn.start(folder, said);
    processes.add(process);
    Path file = folder.resolve("standalone.properties");
    // The last run's file goes when the folder is taken, and comes when all is ready.
    await()
        .atMost(START_PATIENCE)
        .until(
            () -> {
              assertThat(process.isAlive()).isTrue();
              return owner().equals(Long.toString(process.pid())) && Files.exists(file);
            });
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Kills the one that was started last. */
  void kill() throws InterruptedException {
    processes.get(processes.size() - 1).destroyForcibly().waitFor();
  }

  /** Who the folder says has it; empty while one takes it. */
  private String owner() throws IOException {
    Path lock = folder.resolve("lock");
    return Files.exists(lock) ? Files.readString(lock).strip() : "";
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    Folders.delete(folder);
  }
}
