package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A standalone that begins with another's export, and what it does at its next start. */
class RestoredTest {
  private static final StandaloneFixture OLD = StandaloneFixture.SHARED;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("hookline-restored-");
  }

  @AfterEach
  void deleteFolder() {
    Folders.delete(folder);
  }

  @Test
  void export_isWhatAnotherBeginsWith_itsHooksKeepTheirAddresses_andNothingIsSeeded()
      throws Exception {
    Path export = folder.resolve("export.jsonl");
    TypedCommand exported =
        TypedCommand.typed(
            "directory",
            "export",
            export.toString(),
            "--set=kafka.bootstrap.servers=" + OLD.properties.get("kafka.bootstrap.servers"));
    assertThat(exported.exit()).as(exported.err()).isZero();

    try (Standalone restored = start(export)) {
      assertThat(said).anyMatch(line -> line.startsWith("importing " + export));
      assertThat(said).noneMatch(line -> line.contains("refused"));
      Map<String, String> properties = restored.properties();
      assertThat(properties.get("hook.id")).isEqualTo(OLD.properties.get("hook.id"));
      assertThat(post(properties).path("status").asText()).isEqualTo("posted");
      assertThat(restored.directory().teamByName("hookline").id())
          .isEqualTo(OLD.directory().teamByName("hookline").id());
    }

    said.clear();
    try (Standalone again = start(export)) {
      assertThat(said).anyMatch(line -> line.startsWith("leaving " + export + " out"));
      assertThat(post(again.properties()).path("status").asText()).isEqualTo("posted");
    }
  }

  @Test
  void teamOfAnotherName_isNoReasonToBeginAnew() throws Exception {
    Path file = folder.resolve("small.jsonl");
    Files.writeString(
        file,
        """
        {"type": "version", "version": 1}
        {"type": "team", "team": {"name": "ours"}}
        {"type": "user", "user": {"username": "admin"}}
        """);
    try (Standalone first = start(file)) {
      assertThat(first.properties()).doesNotContainKey("hook.id");
    }
    try (Standalone second = start(null)) {
      assertThat(second.directory().teamByName("hookline")).isNull();
      assertThat(second.directory().userByName("admin").roles()).isEqualTo("system_user");
    }
  }

  private Standalone start(Path from) throws IOException {
    Choices choices =
        new Choices(
            "127.0.0.1",
            0,
            0,
            0,
            folder.resolve("data"),
            "",
            from == null ? null : from.toString());
    return Standalone.start(choices, Map.of(), said::add);
  }

  private static JsonNode post(Map<String, String> properties) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "%s/hooks/%s?wait=20s"
                                .formatted(properties.get("http.url"), properties.get("hook.id"))))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"hello\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return Json.readTree(answer.body());
  }
}
