package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hookline.cli.config.ConfigException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InUseTest {
  @TempDir Path folder;

  @Test
  void start_onADataFolderInUse_saysSoAndWhatToDo() throws IOException {
    try (DataFolder taken = DataFolder.open(folder)) {
      assertThatThrownBy(
              () -> Standalone.start(StandaloneFixture.choices(folder), Map.of(), line -> {}))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by another Hookline (pid " + ProcessHandle.current().pid())
          .hasMessageContaining("--data-dir");
    }
  }

  @Test
  void start_onAPortInUse_saysSoAndWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Choices choices = new Choices("0.0.0.0", taken.getLocalPort(), 0, 0, folder, "", null);
      assertThatThrownBy(() -> Standalone.start(choices, Map.of(), line -> {}))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("--port");
    }
  }

  @Test
  void start_onADatabaseOfAnotherVersion_saysSoAndWhatToDo() throws IOException {
    Path database = Files.createDirectories(folder.resolve("postgresql"));
    Files.writeString(database.resolve("PG_VERSION"), "15\n");
    assertThatThrownBy(
            () -> Standalone.start(StandaloneFixture.choices(folder), Map.of(), line -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("written by PostgreSQL 15")
        .hasMessageContaining("start on another data folder");
  }
}
