package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standalone told to stop while it is at something. */
class StoppedTest {
  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  @AfterEach
  void delete() {
    Folders.delete(folder);
  }

  @Test
  void stop_withARequestInFlight_answersItFirst_andIsOverInTenSeconds() throws Exception {
    Standalone standalone =
        Standalone.start(StandaloneFixture.choices(folder), Map.of(), line -> {});
    URI url = URI.create(standalone.properties().get("http.url"));
    String body = "{\"text\":\"in flight\"}";
    String head =
        "POST /hooks/%s HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(standalone.properties().get("hook.id"), body.length());
    long begun;
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write((head + body.substring(0, 5)).getBytes(StandardCharsets.UTF_8));
      TimeUnit.MILLISECONDS.sleep(300);
      begun = System.nanoTime();
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(standalone::close);
      TimeUnit.MILLISECONDS.sleep(500);
      out.write(body.substring(5).getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
      stopped.get(20, TimeUnit.SECONDS);
    } finally {
      standalone.close();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 700, 1_500, 3_000})
  void stop_inTheMiddleOfTheStart_leavesNoPostgresqlBehind(int millis) throws Exception {
    Path said = folder.resolve("said");
    Process process = ProcessOfItsOwn.start(folder.resolve("data"), said);
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.readString(said).contains("starting Kafka and PostgreSQL"));
      TimeUnit.MILLISECONDS.sleep(millis);
      process.destroy();
      assertThat(process.waitFor(15, TimeUnit.SECONDS)).as("stopped").isTrue();
      assertThat(postgresqls()).isEmpty();
    } finally {
      process.destroyForcibly();
      postgresqls().forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Those whose command line names the folder. */
  private List<ProcessHandle> postgresqls() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").contains("postgres"))
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }
}
