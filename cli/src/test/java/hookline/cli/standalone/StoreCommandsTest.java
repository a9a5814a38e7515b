package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Erasing and rebuilding as they are typed, against a whole Hookline that goes on: one of its own,
 * since other tests write rows by hand, of which a rebuilt store knows nothing.
 */
class StoreCommandsTest {
  private static final String STATUS = "SELECT status, detail FROM deliveries WHERE delivery_id = ";

  @TempDir private static Path folder;

  private static StandaloneFixture hookline;

  @BeforeAll
  static void start() {
    hookline = new StandaloneFixture(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    hookline.close();
  }

  @Test
  void erased_isGoneForGood_alsoFromARebuiltStore() {
    JsonNode hook = json("hooks", "create", "--team=hookline", "--channel=off-topic");
    String source = hook.get("source_id").asText();
    String sent = json("send", "--hook", source, "a secret").get("delivery_id").asText();
    json("send", "--hook", source, "another one");

    String would = run("erase", "--hook", source).out();
    assertThat(would)
        .contains("would erase 2 posts and 0 rejections", "hookline.payloads", "gone by 20")
        .contains("Nothing was erased");
    assertThat(status(sent)).isEqualTo("posted");

    assertThat(run("erase", "--hook", hook.get("id").asText(), "--yes").out())
        .contains("erased 2 posts and 0 rejections", "hookline.replay-posts", "Backups");
    assertThat(status(sent)).isEqualTo("erased");
    JsonNode shown = delivery(sent);
    assertThat(shown.get("status").asText()).isEqualTo("erased");
    assertThat(shown.has("payload")).isFalse();
    String after = json("send", "--hook", source, "later").get("delivery_id").asText();
    assertThat(delivery(after).get("payload").get("body").asText()).contains("later");

    assertThat(store("rebuild").out()).contains("rebuilt in", "schema public_before");
    assertThat(status(sent)).isEqualTo("erased");
    assertThat(status(after)).isEqualTo("posted");
    assertThat(json("send", "--hook", source, "since").get("status").asText()).isEqualTo("posted");
    assertThat(store("compare").out()).contains("posts ", "no row differs");
    assertThat(store("drop-before").out()).isEqualTo("dropped schema public_before\n");
    assertThat(typedStore("compare").err()).contains("there is no schema public_before");
  }

  @Test
  void whatIsNamedWrong_isNotErased() {
    assertThat(type("erase", "--user", "nobody", "--yes").err()).contains("404", "no such user");
    assertThat(type("erase", "--delivery", "x", "--yes").err()).contains("400", "delivery's id");
    assertThat(type("erase", "--yes").exit()).isEqualTo(2);
    assertThat(type("erase", "--user", "jim", "--delivery", "x").exit()).isEqualTo(2);
  }

  private static String status(String delivery) {
    return hookline.rows(STATUS + "'" + delivery + "'").get(0).get("status");
  }

  private static TypedCommand store(String command) {
    TypedCommand typed = typedStore(command);
    assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
    return typed;
  }

  private static TypedCommand typedStore(String command) {
    return TypedCommand.typed("store", command, "--data-dir=" + hookline.dataDir);
  }

  private static TypedCommand type(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--url",
            hookline.properties.get("http.url"),
            "--token",
            hookline.properties.get("admin.token")));
    return TypedCommand.typed(arguments.toArray(String[]::new));
  }

  private static TypedCommand run(String... command) {
    TypedCommand typed = type(command);
    assertThat(typed.exit()).as(typed.err()).isZero();
    return typed;
  }

  private static JsonNode delivery(String id) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    hookline.properties.get("http.url") + "/api/v4/hookline/deliveries/" + id))
            .header("Authorization", "Bearer " + hookline.properties.get("admin.token"))
            .build();
    try {
      return Json.readTree(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--json");
    return Json.readTree(run(arguments.toArray(String[]::new)).out().getBytes(UTF_8));
  }
}
