package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.Shared;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a role that cannot start says. */
class StartFailuresTest {
  @TempDir Path folder;

  @Test
  void aManagementPortInUse_isNamedWithItsKey() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String said = run("sink", "management.port=" + taken.getLocalPort());
      assertThat(said)
          .contains("management.port = \"" + taken.getLocalPort() + "\"")
          .contains("Address already in use");
    }
  }

  @Test
  void anHttpPortInUse_isNamedWithItsKey() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String said = run("ingress", "management.port=0", "http.port=" + taken.getLocalPort());
      assertThat(said)
          .contains("http.port = \"" + taken.getLocalPort() + "\"")
          .contains("Address already in use");
    }
  }

  @Test
  void aBrokerWhoseHostIsUnknown_isNamed() {
    assertThat(run("topics", "check", "kafka.bootstrap.servers=no-such-host.invalid:9092"))
        .contains("No resolvable bootstrap urls given in bootstrap.servers");
  }

  /** Words without an equals sign are the command, the others settings. */
  private String run(String... words) {
    List<String> arguments = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    settings.add("--set=kafka.bootstrap.servers=" + Shared.kafka().bootstrapServers());
    settings.add("--set=state.dir=" + folder);
    for (String word : words) {
      if (word.contains("=")) {
        settings.removeIf(given -> given.startsWith("--set=" + word.split("=", 2)[0] + "="));
        settings.add("--set=" + word);
      } else {
        arguments.add(word);
      }
    }
    arguments.addAll(settings);
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
    assertThat(exit).isEqualTo(1);
    return err.toString();
  }
}
