package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.standalone.Example.Line;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        DirectoryTopic.SETTINGS,
        """
        {"EnableIncomingWebhooks":true,"EnablePostUsernameOverride":false,
        "EnablePostIconOverride":false}""");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_sentAsItStands_becomesWhatItSays(Example example) throws Exception {
    HOOKLINE.put(
        DirectoryTopic.SETTINGS,
        new String(Json.write(example.settings()), StandardCharsets.UTF_8));
    String url =
        example.requestLine("surface", "").equals("slack")
            ? HOOKLINE.slackUrl()
            : HOOKLINE.hookUrl();
    HttpResponse<String> answer =
        HOOKLINE.post(
            url,
            example.body().getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            example.requestLine("content-type", ""));
    assertThat(shown(answer)).isEqualTo(example.answer());
    String delivery = answer.headers().firstValue("Hookline-Delivery").orElse("");
    for (Line line : example.expected()) {
      check(line, delivery);
    }
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

  private static void check(Line line, String delivery) {
    if (line.name().equals("rejection")) {
      Map<String, String> row =
          row("SELECT * FROM rejections WHERE delivery_id = '" + delivery + "'");
      assertThat(row.get("reason")).isEqualTo(line.value());
      return;
    }
    Map<String, String> post = row("SELECT * FROM posts WHERE id = '" + delivery + "'");
    String[] words = line.value().split(" ", 2);
    JsonNode props = json(post.get("props"));
    assertThat(props.path("from_webhook").asText()).isEqualTo("true");
    switch (line.name()) {
      case "message" -> assertThat(post.get("message")).isEqualTo(line.value());
      case "channel" -> assertThat(post.get("channel_id")).isEqualTo(channelId(line.value()));
      case "type" -> assertThat(post.get("type")).isEqualTo(line.value());
      case "prop" -> assertThat(props.path(words[0])).isEqualTo(json(words[1]));
      case "no-prop" -> assertThat(props.has(line.value())).isFalse();
      case "warning" ->
          assertThat(json(post.get("warnings")))
              .anySatisfy(
                  warning -> {
                    assertThat(warning.path("kind").asText()).isEqualTo(words[0]);
                    assertThat(warning.path("path").asText()).isEqualTo(words[1]);
                  });
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
