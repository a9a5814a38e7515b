package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of payloads as people read it, of a whole Hookline. */
class PayloadsCommandTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final String name = "hook " + Seed.newId();
  private String sourceId;
  private String secret;
  private String url;

  @TempDir Path folder;

  @BeforeEach
  void makeHook() {
    TypedCommand made =
        TypedCommand.typed(
            "hooks",
            "create",
            "--channel=off-topic",
            "--display-name=" + name,
            "--json",
            "--url=" + HOOKLINE.properties.get("http.url"),
            "--token=" + HOOKLINE.properties.get("admin.token"));
    JsonNode hook = Json.readTree(made.out().getBytes(UTF_8));
    sourceId = hook.get("source_id").asText();
    secret = hook.get("id").asText();
    url = hook.get("url").asText();
  }

  @Test
  void tail_printsTheNewest_aLineEach_withoutTheSecret() throws Exception {
    String first = send("{\"text\": \"one\"}", "application/json; charset=utf-8");
    String second = send("{\"text\":\n\"t\twö \u001b[31m\"}", "text/plain");

    List<String> lines = run("tail", "--no-follow", "--hook", name).out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z  .*")
        .contains("  " + first + "  " + name + "  application/json  15 B  {\"text\": \"one\"}");
    assertThat(lines.get(1)).contains(second, "{\"text\":\\n\"t\\twö \\u001b[31m\"}");
    assertThat(run("tail", "--no-follow", "--hook", sourceId, "-n", "1").out())
        .contains(second)
        .hasLineCount(1);
    assertThat(run("tail", "--no-follow", "--hook", secret, "--match", "one").out())
        .contains(first)
        .doesNotContain(secret)
        .hasLineCount(1);
    assertThat(run("tail", "--no-follow", "--hook", name, "--since=1h", "--until=30m").out())
        .isEmpty();
    assertThat(run("tail", "--hook", name, "--limit=1").out()).contains(first).hasLineCount(1);
  }

  @Test
  void tail_followsWhatComes() throws Exception {
    String first = send("{\"text\": \"before\"}", "application/json");
    CompletableFuture<TypedCommand> tail =
        CompletableFuture.supplyAsync(() -> type("tail", "--hook", name, "--limit", "3"));
    // Whether they are the newest there are or come after: it prints each once.
    String second = send("{\"text\": \"then\"}", "application/json");
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              send("{\"text\": \"at last\"}", "application/json");
              return tail.isDone();
            });

    assertThat(tail.get().err()).isEmpty();
    List<String> lines = tail.get().out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains(first);
    assertThat(lines.get(1)).contains(second);
    assertThat(lines.get(2)).contains("at last");
  }

  @Test
  void show_printsWhereItLies_allHeaders_andTheBody() throws Exception {
    String id = send("{\"text\": \"x\", \"n\": [1]}", "application/json");

    TypedCommand shown = run("show", id);
    assertThat(shown.out())
        .containsPattern("hookline\\.payloads, partition \\d+, offset \\d+\n")
        .contains("source-id: " + sourceId, "delivery-id: " + id, "http.user-agent: ")
        .endsWith("\n\n{\"text\": \"x\", \"n\": [1]}\n")
        .doesNotContain(secret);
    assertThat(run("show", id, "--pretty").out())
        .endsWith("{\n  \"text\" : \"x\",\n  \"n\" : [ 1 ]\n}\n");

    String form = send("payload=%7B%22text%22%3A%22a+b%22%7D", "application/x-www-form-urlencoded");
    assertThat(run("show", form, "--pretty").out()).endsWith("{\n  \"text\" : \"a b\"\n}\n");

    TypedCommand nothing = type("show", Seed.newId());
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.err()).contains("no payload of delivery").hasLineCount(1);
    assertThat(type("show", "short").err()).contains("no delivery id").hasLineCount(1);
  }

  @Test
  void body_isWrittenByteForByte_andNothingElse() throws Exception {
    byte[] packed = packed("{\"text\": \"packed\"}");
    String id = send(packed, "Content-Type", "application/json", "Content-Encoding", "gzip");

    assertThat(run("show", id).out()).endsWith("\n\n{\"text\": \"packed\"}\n");
    Path out = folder.resolve("out");
    Process process =
        process("payloads", "show", id, "--body")
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("err")).isEmptyFile();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readAllBytes(out)).isEqualTo(packed);
  }

  @Test
  void export_isAFileOfLines_orAFolderOfBodies() throws Exception {
    byte[] packed = packed("{\"text\": \"packed\"}");
    String first = send(packed, "Content-Type", "application/json", "Content-Encoding", "gzip");
    String second = send("{\"text\": \"two\"}", "application/json");

    Path file = folder.resolve("payloads.jsonl");
    assertThat(run("export", "--hook", name, file.toString()).out())
        .isEqualTo("exported 2 payloads to %s\n".formatted(file));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    JsonNode line = Json.readTree(lines.get(0).getBytes(UTF_8));
    assertThat(line.get("delivery_id").asText()).isEqualTo(first);
    assertThat(line.get("source_id").asText()).isEqualTo(sourceId);
    assertThat(line.get("topic").asText()).isEqualTo("hookline.payloads");
    assertThat(Base64.getDecoder().decode(line.get("body_base64").asText())).isEqualTo(packed);
    assertThat(line.get("headers").findValuesAsText("name"))
        .contains("delivery-id", "received-at", "content-encoding", "http.user-agent");
    assertThat(Files.readString(file)).contains(second).doesNotContain(secret);

    Path bodies = folder.resolve("bodies");
    run("export", "--folder", bodies.toString(), "--delivery", first + "," + second);
    assertThat(Files.readAllBytes(bodies.resolve(first + ".body"))).isEqualTo(packed);
    assertThat(bodies.resolve(second + ".body")).hasContent("{\"text\": \"two\"}");
    assertThat(Files.readString(bodies.resolve(second + ".headers")))
        .contains("source-id: " + sourceId + "\n", "content-type: application/json\n")
        .doesNotContain(secret);
    assertThat(run("export", "--hook", name, "--limit=1", file.toString()).out())
        .startsWith("exported 1 payloads");
  }

  @Test
  void readerThatGoesAway_endsIt_quietly() throws Exception {
    for (int i = 0; i < 300; i++) {
      send("{\"text\": \"%s\"}".formatted("long ".repeat(300)), "application/json");
    }
    Path said = folder.resolve("said");
    for (List<String> command :
        List.of(
            List.of("payloads", "export", "--hook", name),
            List.of("payloads", "tail", "--hook", name))) {
      List<String> words =
          process(command.toArray(String[]::new)).command().stream()
              .map(word -> "'" + word + "'")
              .toList();
      Process process =
          new ProcessBuilder("sh", "-c", String.join(" ", words) + " | head -c 100")
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        // What follows notices when it has something to print.
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(200))
            .until(
                () -> {
                  send("{\"text\": \"another\"}", "application/json");
                  return !process.isAlive();
                });
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
      }
      assertThat(process.exitValue()).isZero();
      assertThat(Files.size(said)).isEqualTo(100);
    }
  }

  @Test
  void brokers_areFoundInTheDataFolder_andANameThatIsNobodysIsTold() throws Exception {
    String id = send("{\"text\": \"x\"}", "application/json");
    Files.writeString(
        folder.resolve("standalone.properties"),
        "http.url=http://x\nkafka.bootstrap.servers=%s\n".formatted(brokers()));
    assertThat(TypedCommand.typed("payloads", "show", id, "--data-dir", folder.toString()).out())
        .contains(id);
    TypedCommand unknown = type("tail", "--no-follow", "--hook", "nobody's hook");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("no hook has this id or display name").hasLineCount(1);
  }

  private String send(String body, String contentType) throws Exception {
    return send(body.getBytes(UTF_8), "Content-Type", contentType);
  }

  private String send(byte[] body, String... headers) throws Exception {
    HttpResponse<String> answer = HOOKLINE.post(url, body, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("Hookline-Delivery").orElseThrow();
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String brokers() {
    return HOOKLINE.properties.get("kafka.bootstrap.servers");
  }

  private static ProcessBuilder process(String... command) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "hookline.cli.Main"));
    line.addAll(List.of(command));
    line.add("--set=kafka.bootstrap.servers=" + brokers());
    return new ProcessBuilder(line);
  }

  private static TypedCommand type(String... command) {
    List<String> arguments = new ArrayList<>(List.of("payloads"));
    arguments.addAll(List.of(command));
    arguments.add("--set=kafka.bootstrap.servers=" + brokers());
    return TypedCommand.typed(arguments.toArray(String[]::new));
  }

  private static TypedCommand run(String... command) {
    TypedCommand typed = type(command);
    assertThat(typed.exit()).as(typed.err()).isZero();
    return typed;
  }
}
