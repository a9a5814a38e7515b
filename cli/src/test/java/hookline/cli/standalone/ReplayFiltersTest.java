package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which payloads a replay takes, as it is typed. */
class ReplayFiltersTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private JsonNode hook;

  @BeforeEach
  void makeHook() throws Exception {
    hook = LINE.newHook();
  }

  @Test
  void channel_isWherePostsAre_orWouldBe() throws Exception {
    JsonNode other = LINE.newHook();
    send(hook, "one");
    send(hook, "two");
    send(other, "three");
    String here = hook.path("channel_id").asText();
    String there = other.path("channel_id").asText();

    assertThat(selected("--channel", here)).isEqualTo(2);
    assertThat(selected("--channel", here, "--channel", there)).isEqualTo(3);
    LINE.call(
        201, "PUT", "/hooks/incoming/" + source(hook), "{\"channel_id\": \"%s\"}".formatted(there));
    assertThat(selected("--channel", there)).as("those that would be there, too").isEqualTo(3);
    assertThat(selected("--channel", here)).as("those that are there still").isEqualTo(2);
    assertThat(selected("--channel", there, "--hook", source(other))).isEqualTo(1);
  }

  @Test
  void team_isThatOfTheChannel() throws Exception {
    send(hook, "one");
    String team =
        LINE.call(
                201,
                "POST",
                "/teams",
                "{\"name\": \"t%s\", \"display_name\": \"Team\", \"type\": \"O\"}"
                    .formatted(Seed.newId()))
            .path("id")
            .asText();
    assertThat(selected("--of-team", "hookline", "--hook", source(hook))).isEqualTo(1);
    assertThat(selected("--of-team", team)).isZero();
  }

  @Test
  void time_isThatOfTheFirstReceipt() throws Exception {
    String first = send(hook, "one");
    String second = send(hook, "two");
    Instant between = Instant.ofEpochMilli(receivedAt(second));
    assertThat(receivedAt(first)).isLessThan(between.toEpochMilli());

    List<String> since = List.of("--hook", source(hook), "--since", between.toString());
    assertThat(selected(since.toArray(String[]::new))).isEqualTo(1);
    assertThat(selected("--hook", source(hook), "--until", between.toString())).isEqualTo(1);
    assertThat(selected("--hook", source(hook), "--since", "1h")).isEqualTo(2);
    assertThat(selected("--hook", source(hook), "--until", "1h")).isZero();
    assertThat(selected("--hook", source(hook), "--since", "2999-01-01")).isZero();
  }

  @Test
  void delivery_isThatOne_andNoneWhereThereIsNone() throws Exception {
    String first = send(hook, "one");
    String second = send(hook, "two");
    assertThat(selected("--delivery", first)).isEqualTo(1);
    assertThat(selected("--delivery", first, "--delivery", second)).isEqualTo(2);
    assertThat(selected("--delivery", first, "--hook", source(LINE.newHook()))).isZero();
    assertThat(selected("--delivery", Seed.newId())).isZero();
  }

  @Test
  void hook_isAnyOfItsNames_alsoOnceItIsDeleted_andItsSecretIsNotKept() throws Exception {
    send(hook, "one");
    String name = Seed.newId() + " CI";
    String secret = hook.path("id").asText();
    String path = "/hooks/incoming/" + source(hook);
    LINE.call(201, "PUT", path, "{\"display_name\": \"%s\"}".formatted(name));
    assertThat(selected("--hook", name)).isEqualTo(1);
    LINE.call(200, "DELETE", path, "");
    assertThat(selected("--hook", source(hook))).isEqualTo(1);
    assertThat(selected("--hook", secret)).isEqualTo(1);
    assertThat(LINE.call(200, "GET", "/hookline/replays", "").toString()).doesNotContain(secret);

    LINE.call(
        404, "POST", "/hookline/replays", "{\"source_ids\": [\"%s\"]}".formatted(Seed.newId()));
  }

  private static long receivedAt(String delivery) {
    return Long.parseLong(
        LINE.rows("SELECT create_at FROM posts WHERE id = '%s'".formatted(delivery))
            .get(0)
            .get("create_at"));
  }

  /** How many the replay took: all of its counts together. */
  private static int selected(String... filter) {
    List<String> command = new ArrayList<>(List.of("replay"));
    command.addAll(List.of(filter));
    command.addAll(
        List.of(
            "--json",
            "--url",
            LINE.properties.get("http.url"),
            "--token",
            LINE.properties.get("admin.token")));
    TypedCommand typed = TypedCommand.typed(command.toArray(String[]::new));
    assertThat(typed.exit()).as(typed.err()).isZero();
    JsonNode counts = Json.readTree(typed.out().getBytes(UTF_8)).path("counts");
    assertThat(counts.has("read")).isTrue();
    int selected = 0;
    for (String kind : List.of("unchanged", "changed", "moved", "posted", "rejected", "left_out")) {
      selected += counts.path(kind).asInt();
    }
    return selected;
  }

  private static String send(JsonNode to, String text) throws Exception {
    String answer =
        LINE.post(
                to.path("url").asText() + "?wait=20s",
                "{\"text\": \"%s\"}".formatted(text).getBytes(UTF_8),
                "Content-Type",
                "application/json")
            .body();
    String delivery = Json.readTree(answer.getBytes(UTF_8)).path("delivery_id").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> LINE.rows("SELECT FROM posts WHERE id = '" + delivery + "'").size() == 1);
    return delivery;
  }

  private static String source(JsonNode of) {
    return of.path("source_id").asText();
  }
}
