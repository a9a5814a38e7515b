package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standalone told to stop while it is at something. */
@Execution(ExecutionMode.CONCURRENT)
class StoppedTest {
  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  @AfterEach
  void delete() {
    Folders.delete(folder);
  }

  @Test
  void stop_withARequestInFlight_answersItFirst() throws Exception {
    Standalone standalone =
        Standalone.start(StandaloneFixture.choices(folder), Map.of(), line -> {});
    URI url = URI.create(standalone.properties().get("http.url"));
    String body = "{\"text\":\"in flight\"}";
    String head =
        "POST /hooks/%s HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"
            .formatted(standalone.properties().get("hook.id"), body.length());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      // Who is told to go on is in flight.
      assertThat(read(socket, "HTTP/1.1 100 Continue\r\n")).endsWith("Continue\r\n");
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(standalone::close);
      await().atMost(Duration.ofSeconds(30)).until(() -> readiness(url).contains("is stopping"));
      out.write(body.getBytes(StandardCharsets.UTF_8));
      assertThat(read(socket, "HTTP/1.1 200")).isEqualTo("HTTP/1.1 200");
      stopped.get(60, TimeUnit.SECONDS);
    } finally {
      standalone.close();
    }
  }

  /** As many bytes as that has, without the blank line before a status. */
  private static String read(Socket socket, String expected) throws IOException {
    InputStream in = socket.getInputStream();
    int first = in.read();
    while (first == '\r' || first == '\n') {
      first = in.read();
    }
    byte[] rest = in.readNBytes(expected.length() - 1);
    return (char) first + new String(rest, StandardCharsets.UTF_8);
  }

  private static String readiness(URI url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve("/readyz")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
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
