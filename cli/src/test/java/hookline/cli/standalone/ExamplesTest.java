package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.standalone.Example.Line;
import hookline.payload.model.Ids;
import hookline.payload.model.Settings;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code examples/} through the whole line, byte for byte, down to the row. */
class ExamplesTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;

  static Stream<Example> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(".http")).sorted().toList();
      return sorted.stream().map(ExamplesTest::read);
    }
  }

  private static Example read(Path file) {
    try {
      return Example.read(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterAll
  static void switchBack() {
    HOOKLINE.put(
        DirectoryTopic.SETTINGS, new String(Json.write(Settings.DEFAULTS), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_sentAsItStands_becomesWhatItSays(Example example) throws Exception {
    HOOKLINE.put(DirectoryTopic.SETTINGS, example.settings().toString());
    String url =
        example.requestLine("surface", "").equals("slack")
            ? HOOKLINE.slackUrl()
            : HOOKLINE.hookUrl();
    List<String> headers = new ArrayList<>();
    for (String name : List.of("content-type", "content-encoding")) {
      String value = example.requestLine(name, "");
      if (!value.isEmpty()) {
        headers.addAll(List.of(name, value));
      }
    }
    HttpResponse<String> answer =
        HOOKLINE.post(url, example.bytes(), headers.toArray(String[]::new));
    assertThat(shown(answer)).isEqualTo(example.answer());
    String delivery = answer.headers().firstValue("Hookline-Delivery").orElse("");
    for (int part = 0; part < example.expected().size(); part++) {
      checkPart(example.expected().get(part), delivery, part, example.expected().size());
    }
  }

  private static void checkPart(List<Line> expected, String delivery, int part, int parts) {
    for (Line line : expected) {
      if (line.name().equals("rejection")) {
        Map<String, String> row =
            row("SELECT * FROM rejections WHERE delivery_id = '" + delivery + "'");
        assertThat(row.get("reason")).isEqualTo(line.value());
        return;
      }
    }
    if (expected.isEmpty()) {
      return; // It was not kept.
    }
    Map<String, String> post =
        row("SELECT * FROM posts WHERE id = '" + Ids.post(delivery, part) + "'");
    assertThat(post.get("parts")).isEqualTo(Integer.toString(parts));
    assertThat(json(post.get("props")).path("from_webhook").asText()).isEqualTo("true");
    expected.forEach(line -> check(line, post));
    assertThat(warnings(post))
        .containsExactlyElementsOf(
            expected.stream()
                .filter(line -> line.name().equals("warning"))
                .map(Line::value)
                .toList());
  }

  /** Those of a post, as an example writes them. */
  private static List<String> warnings(Map<String, String> post) {
    List<String> warnings = new ArrayList<>();
    for (JsonNode warning : json(post.get("warnings"))) {
      warnings.add((warning.path("kind").asText() + " " + warning.path("path").asText()).strip());
    }
    return warnings;
  }

  /** The status, and the body of a success or the id of an error. */
  private static String shown(HttpResponse<String> response) {
    String body = response.body();
    return response.statusCode()
        + " "
        + (body.startsWith("{")
            ? Json.readTree(body.getBytes(StandardCharsets.UTF_8)).path("id").asText()
            : body);
  }

  private static void check(Line line, Map<String, String> post) {
    String[] words = line.value().split(" ", 2);
    JsonNode props = json(post.get("props"));
    switch (line.name()) {
      case "message" -> assertThat(post.get("message")).isEqualTo(line.value());
      case "channel" -> assertThat(post.get("channel_id")).isEqualTo(channelId(line.value()));
      case "type" -> assertThat(post.get("type")).isEqualTo(line.value());
      case "metadata" -> assertThat(json(post.get("metadata"))).isEqualTo(json(line.value()));
      case "prop" -> assertThat(props.path(words[0])).isEqualTo(json(words[1]));
      case "no-prop" -> assertThat(props.has(line.value())).isFalse();
      case "warning" -> {} // All of them are compared together.
      default -> throw new AssertionError("no such expectation: " + line.name());
    }
  }

  /** What is JSON as JSON, all else as the text it is. */
  private static JsonNode json(String text) {
    boolean isJson = text.startsWith("{") || text.startsWith("[");
    return isJson
        ? Json.readTree(text.getBytes(StandardCharsets.UTF_8))
        : new com.fasterxml.jackson.databind.node.TextNode(text);
  }

  private static Map<String, String> row(String sql) {
    return await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> HOOKLINE.rows(sql), rows -> !rows.isEmpty())
        .get(0);
  }

  private static String channelId(String name) {
    if (name.startsWith("@")) {
      User admin = HOOKLINE.directory().userByName("admin");
      User other = HOOKLINE.directory().userByName(name.substring(1));
      String id = Ids.directChannel(Ids.directChannelName(admin.id(), other.id()));
      assertThat(row("SELECT * FROM channels WHERE id = '" + id + "'").get("type")).isEqualTo("D");
      return id;
    }
    String team = HOOKLINE.directory().teamByName("hookline").id();
    return HOOKLINE.directory().channelByName(team, name).id();
  }
}
