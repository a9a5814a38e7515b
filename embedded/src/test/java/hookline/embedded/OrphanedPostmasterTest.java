package hookline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell by the name of postgres has the pid that the pid file tells. */
class OrphanedPostmasterTest {
  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private Path dataDir;

  @BeforeEach
  void makeDataDir() throws IOException {
    dataDir = Files.createDirectories(folder.resolve("data"));
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void stop_theServerOfTheFolder_endsIt() throws Exception {
    Process ours = postgres("-D", dataDir.toString());
    writePidFile(ours, 0);
    OrphanedPostmaster.stop(dataDir);
    assertThat(ours.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(dataDir.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void stop_whenThePidIsNowAServersOfAnotherFolder_letsItLive() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Process foreign = postgres("-D", other.toString());
    writePidFile(foreign, 0);
    OrphanedPostmaster.stop(dataDir);
    assertThat(foreign.isAlive()).isTrue();
    assertThat(dataDir.resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void stop_whenThePidIsAServersThatDoesNotTell_letsItLive_andSaysWhatToDo() throws Exception {
    Process unknown = postgres();
    writePidFile(unknown, 1_000);
    assertThatThrownBy(() -> OrphanedPostmaster.stop(dataDir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pid " + unknown.pid())
        .hasMessageContaining("may be somebody else's");
    assertThat(unknown.isAlive()).isTrue();
  }

  /** By it the next server finds out whether a session of the killed one still lives. */
  @Test
  void stop_whenTheServerWasKilled_leavesItsPidFile() throws Exception {
    Process killed = postgres("-D", dataDir.toString());
    writePidFile(killed, 0);
    killed.destroyForcibly().waitFor();
    OrphanedPostmaster.stop(dataDir);
    assertThat(dataDir.resolve("postmaster.pid")).exists();
    assertThat(OrphanedPostmaster.isRunning(dataDir)).isFalse();
  }

  private void writePidFile(Process process, long startedEarlierSeconds) throws IOException {
    long start = process.info().startInstant().orElseThrow().getEpochSecond();
    Files.writeString(
        dataDir.resolve("postmaster.pid"),
        "%d\n%s\n%d\n".formatted(process.pid(), dataDir, start - startedEarlierSeconds));
  }

  private Process postgres(String... arguments) throws IOException {
    Path shell = folder.resolve("postgres");
    if (!Files.exists(shell)) {
      Files.copy(Path.of("/bin/sh"), shell);
    }
    List<String> command = new ArrayList<>(List.of(shell.toString(), "-c", "read line", "name"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }
}
