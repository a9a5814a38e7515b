package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that stop standalone's start, wherever they come from: one line, before anything. */
class StandaloneSettingsTest {
  @TempDir Path folder;
  private Path said;
  private Process process;

  @BeforeEach
  void nameFile() {
    said = folder.resolve("said");
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOOKLINE_HTTP_PORT | 9000 | http.port = \"9000\" is not | use --port",
        "HOOKLINE_STATE_DIR | /x | state.dir = \"/x\" is not | use --data-dir",
        "HOOKLINE_MANAGEMENT_PORT | 1 | management.port = \"1\" is not | health is on the one port",
        "HOOKLINE_TOPICS_REPLICATION | 3 | topics.replication = \"3\" is not | it has one broker",
        "HOOKLINE_STORE_PASSWORD | secret | store.password is not | see --store-port",
        "HOOKLINE_KAFKA_BOOTSTRAP_SERVERS | a:1 | kafka.bootstrap.servers is not | --kafka-port",
        "HOOKLINE_KAFKA_SECURITY_PROTOCOL | SSL | kafka.security.protocol is not | 127.0.0.1 only",
        "HOOKLINE_SINK_BATCH_SIZE | many | sink.batch.size = \"many\" is wrong | a whole number",
        "HOOKLINE_PROCESSOR_THREADS | 0 | processor.threads = \"0\" is wrong | from 1 to"
      })
  void variable_thatIsUselessOrWrong_stopsTheStart(
      String variable, String value, String what, String remedy) throws Exception {
    ProcessBuilder builder = builder();
    builder.environment().put(variable, value);
    assertThat(refusal(builder)).contains(what, remedy).doesNotContain("secret", "starting Kafka");
  }

  @Test
  void file_isReadToo() throws Exception {
    Path file = Files.writeString(folder.resolve("settings"), "management.host=here\n");
    assertThat(refusal(builder("--config", file.toString())))
        .contains("management.host = \"here\" is not standalone's to be told")
        .contains("HOOKLINE_MANAGEMENT_HOST");
  }

  private ProcessBuilder builder(String... more) {
    List<String> command = new ArrayList<>(ProcessOfItsOwn.command(folder.resolve("data")));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
  }

  /** The one line it says. */
  private String refusal(ProcessBuilder builder) throws IOException, InterruptedException {
    process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    List<String> lines = Files.readAllLines(said);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
