package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.replays.Replay;
import hookline.replays.ReplayLog;
import hookline.topics.Json;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done about payloads that were refused, as it is typed, against a whole Hookline. */
class RejectionsCommandTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;

  private final String name = "hook " + Seed.newId();
  private String sourceId;
  private String url;

  @BeforeEach
  void makeHook() {
    JsonNode hook = json("hooks", "create", "--channel=off-topic", "--display-name=" + name);
    sourceId = hook.get("source_id").asText();
    url = hook.get("url").asText();
  }

  @Test
  void refused_isListed_counted_shown_andDropped() throws Exception {
    String first = refused("{\"text\": \"x\", \"channel\": \"nowhere\"}");
    String second = refused("{\"text\": \"y\", \"channel\": \"nowhere\"}");
    String third = refused("{\"text\": \"z\", \"channel\": \"@nobody\"}");
    awaitOpen(3);

    String list = run("rejections", "list", "--hook", name).out();
    assertThat(list.lines().toList()).hasSize(4);
    assertThat(list).contains("DELIVERY ID", "unknown_channel", "nowhere", sourceId);
    assertThat(list.indexOf(third)).isLessThan(list.indexOf(first));
    assertThat(run("rejections", "list", "--hook", sourceId, "--limit", "1").out())
        .contains(third)
        .hasLineCount(2);
    assertThat(run("rejections", "list", "--hook", name, "--until", "1h").out()).hasLineCount(1);
    assertThat(run("rejections", "counts", "--hook", name, "--since", "1h").out())
        .containsPattern("2 +unknown_channel +" + sourceId);
    assertThat(run("rejections", "show", first).out())
        .containsPattern("state +open")
        .containsPattern("refusal +unknown_channel")
        .contains("nowhere");

    assertThat(run("rejections", "drop", first).out()).isEqualTo("dropped 1\n");
    assertThat(run("rejections", "show", first).out()).containsPattern("dropped_at +20");
    assertThat(run("rejections", "list", "--hook", name, "--state", "dropped").out())
        .contains(first)
        .doesNotContain(second);
    assertThat(json("rejections", "drop", "--hook", name).get("dropped").asInt()).isEqualTo(2);
    assertThat(run("rejections", "list", "--hook", name).out()).hasLineCount(1);
  }

  @Test
  void retry_asksForAReplay() throws Exception {
    String id = refused("{\"text\": \"x\", \"channel\": \"nowhere\"}");
    awaitOpen(1);

    JsonNode one = json("rejections", "retry", id);
    Replay asked = replay(one.get("id").asText());
    assertThat(asked.filter().deliveryIds()).containsExactly(id);
    assertThat(asked.apply()).isTrue();
    String said =
        run("rejections", "retry", "--hook", name, "--reason", "unknown_channel", "--since=1h")
            .out();
    assertThat(said).matches("replay (\\w{26}) does it; `hookline replay show \\1` tells .*\n");
    Replay group = replay(said.split(" ", 3)[1]);
    assertThat(group.filter().sourceIds()).containsExactly(sourceId);
    assertThat(group.filter().reasons()).containsExactly("unknown_channel");
    assertThat(group.filter().since()).isPositive();
  }

  @Test
  void retried_isResolved_onceItsCauseIsMended() throws Exception {
    String channel = Seed.newId();
    String first = refused("{\"text\": \"x\", \"channel\": \"%s\"}".formatted(channel));
    String second = refused("{\"text\": \"y\", \"channel\": \"nowhere\"}");
    awaitOpen(2);
    run("channels", "create", channel);

    run("rejections", "retry", "--hook", name, "--reason", "unknown_channel");
    awaitOpen(1);
    assertThat(run("rejections", "list", "--hook", name).out()).contains(second);
    assertThat(run("rejections", "list", "--hook", name, "--state", "resolved").out())
        .contains(first)
        .doesNotContain(second);
    assertThat(HOOKLINE.rows("SELECT message FROM posts WHERE delivery_id = '%s'".formatted(first)))
        .containsExactly(Map.of("message", "x"));
  }

  @Test
  void nothingSaid_orTooMuch_changesNothing() {
    for (String command : List.of("retry", "drop")) {
      assertThat(type("rejections", command).err()).contains("say which").hasLineCount(1);
      assertThat(type("rejections", command, Seed.newId(), "--hook", name).err())
          .contains("say which")
          .hasLineCount(1);
      assertThat(type("rejections", command, Seed.newId()).err())
          .contains("404", "no rejection")
          .hasLineCount(1);
    }
    assertThat(type("rejections", "list", "--hook", "no such name").err())
        .contains("no hook is called \"no such name\"")
        .hasLineCount(1);
    run("hooks", "create", "--channel=off-topic", "--display-name=" + name);
    assertThat(type("rejections", "list", "--hook", name).err())
        .contains("several hooks are called", sourceId)
        .hasLineCount(1);
    assertThat(type("rejections", "list", "--reason=bad_weather").err()).contains("400", "reason");
  }

  private static Replay replay(String id) {
    Map<String, String> kafka =
        Map.of("bootstrap.servers", HOOKLINE.properties.get("kafka.bootstrap.servers"));
    try (ReplayLog log = new ReplayLog(new Topics(TopicSettings.DEFAULTS), kafka)) {
      return log.replays().find(id).orElseThrow().replay();
    }
  }

  private void awaitOpen(int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> run("rejections", "list", "--hook", sourceId).out().lines().count() == count + 1);
  }

  private String refused(String json) throws Exception {
    return HOOKLINE
        .post(url, json.getBytes(UTF_8), "Content-Type", "application/json")
        .headers()
        .firstValue("Hookline-Delivery")
        .orElseThrow();
  }

  private static TypedCommand type(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--url=" + HOOKLINE.properties.get("http.url"));
    arguments.add("--token=" + HOOKLINE.properties.get("admin.token"));
    return TypedCommand.typed(arguments.toArray(String[]::new));
  }

  private static TypedCommand run(String... command) {
    TypedCommand typed = type(command);
    assertThat(typed.exit()).as(typed.err()).isZero();
    return typed;
  }

  private static JsonNode json(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.add("--json");
    return Json.readTree(run(arguments.toArray(String[]::new)).out().getBytes(UTF_8));
  }
}
