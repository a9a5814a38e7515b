package hookline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is measured is started as the launcher starts it. */
class LauncherOptionsTest {
  @Test
  void theyAreTheLaunchers() throws Exception {
    String launcher = Files.readString(Path.of("../hookline"));
    assertThat(launcher).contains("memory=\"" + StandaloneProcess.MEMORY + "\"");
    assertThat(launcher)
        .contains("exec \"$java\" $memory " + String.join(" ", Role.ANY_ROLE) + " ");
  }
}
