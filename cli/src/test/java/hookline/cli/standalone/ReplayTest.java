package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule is mended, and what it made wrong before is made right, on the whole line. */
class ReplayTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path dataDir;
  private JsonNode hook;

  @BeforeEach
  void makeHook() throws Exception {
    hook = LINE.newHook();
    Files.writeString(
        dataDir.resolve("standalone.properties"),
        "http.url=%s%nadmin.token=%s%n"
            .formatted(LINE.properties.get("http.url"), LINE.properties.get("admin.token")));
  }

  @Test
  void dryRun_tellsWhatApplyThenDoes_andPostsChangeInPlace() throws Exception {
    for (int i = 0; i < 5; i++) {
      send("{\"text\": \"*bold* " + i + "\"}");
    }
    send("{\"text\": \"plain\"}");
    List<Map<String, String>> before = posts();
    update("{\"dialect\": \"slack\"}");

    TypedCommand dry = replay("--hook", source());
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(counts(dry)).containsExactly(1L, 5L, 0L, 0L, 0L, 0L);
    assertThat(dry.out()).contains("-*bold* 0", "+**bold** 0").doesNotContain("plain");
    assertThat(posts()).isEqualTo(before);

    TypedCommand applied = replay("--hook", source(), "--apply");
    assertThat(applied.exit()).as(applied.out() + applied.err()).isZero();
    assertThat(counts(applied)).isEqualTo(counts(dry));
    List<Map<String, String>> after = posts();
    assertThat(after).extracting(row -> row.get("id")).isEqualTo(column(before, "id"));
    assertThat(column(after, "create_at")).isEqualTo(column(before, "create_at"));
    assertThat(column(after, "message"))
        .containsExactly(
            "**bold** 0", "**bold** 1", "**bold** 2", "**bold** 3", "**bold** 4", "plain");
    assertThat(after.get(0).get("update_at")).isEqualTo(after.get(0).get("revision"));
    assertThat(after.get(5)).isEqualTo(before.get(5));

    TypedCommand again = replay("--hook", source(), "--apply");
    assertThat(counts(again)).containsExactly(6L, 0L, 0L, 0L, 0L, 0L);
    assertThat(posts()).isEqualTo(after);
  }

  @Test
  void rejectedPayload_isPostedOnceItsCauseIsMended() throws Exception {
    String channel = Seed.newId();
    HttpResponse<String> refused =
        LINE.post(
            hook.path("url").asText() + "?wait=20s",
            "{\"text\": \"late\", \"channel\": \"%s\"}".formatted(channel).getBytes(UTF_8));
    assertThat(refused.statusCode()).isEqualTo(404);
    String team = LINE.call(200, "GET", "/teams/name/hookline", "").path("id").asText();
    LINE.call(
        201,
        "POST",
        "/channels",
        "{\"team_id\": \"%s\", \"name\": \"%s\"}".formatted(team, channel));

    TypedCommand applied =
        replay("--hook", source(), "--rejected", "--reason", "unknown_channel", "--apply");
    assertThat(counts(applied)).containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("late");
    assertThat(
            LINE.rows(
                "SELECT resolved_at FROM rejections WHERE source_id = '%s'".formatted(source())))
        .singleElement()
        .satisfies(row -> assertThat(row.get("resolved_at")).isNotNull());
    assertThat(counts(replay("--hook", source(), "--rejected")))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void nowRejected_keepsItsPosts_untilToldOtherwise() throws Exception {
    send("{\"text\": \"here\"}");
    String channel = "/channels/" + hook.path("channel_id").asText();
    LINE.call(200, "DELETE", channel, "");

    assertThat(counts(replay("--hook", source(), "--apply")))
        .containsExactly(0L, 0L, 0L, 0L, 1L, 0L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("here");
    assertThat(status()).containsExactly("rejected");

    assertThat(counts(replay("--hook", source(), "--apply", "--withdraw")))
        .containsExactly(0L, 0L, 0L, 0L, 1L, 0L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("");
    assertThat(status()).containsExactly("withdrawn");

    LINE.call(200, "POST", channel + "/restore", "");
    assertThat(counts(replay("--hook", source(), "--apply")))
        .containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("here");
    assertThat(status()).containsExactly("posted");
  }

  @Test
  void otherChannel_movesPosts_andPartsThatAreNoMoreGo() throws Exception {
    update("{\"dialect\": \"slack\"}");
    send("{\"text\": \"" + "*b* ".repeat(3_000) + "\"}");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<Map<String, String>> parts = posts();
              return parts.size() > 1
                  && parts.size() == Integer.parseInt(parts.get(0).get("parts"));
            });
    int partsBefore = posts().size();
    JsonNode other = LINE.newHook();
    update(
        "{\"dialect\": \"mattermost\", \"channel_id\": \"%s\"}"
            .formatted(other.path("channel_id").asText()));

    assertThat(counts(replay("--hook", source(), "--apply")))
        .containsExactly(0L, 0L, 1L, 0L, 0L, 0L);
    assertThat(posts())
        .hasSizeLessThan(partsBefore)
        .allSatisfy(
            row -> assertThat(row.get("channel_id")).isEqualTo(other.path("channel_id").asText()));
  }

  @Test
  void duplicate_andReusedKey_areLeftOut() throws Exception {
    String url = hook.path("url").asText() + "?wait=20s";
    for (String text : List.of("first", "first", "other")) {
      LINE.post(
          url,
          "{\"text\": \"*%s*\"}".formatted(text).getBytes(UTF_8),
          "Idempotency-Key",
          "k1",
          "Content-Type",
          "application/json");
    }
    update("{\"dialect\": \"slack\"}");
    assertThat(counts(replay("--hook", source(), "--apply")))
        .containsExactly(0L, 1L, 0L, 0L, 0L, 2L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("**first**");
  }

  @Test
  void erasedDelivery_isNeverMadeAnew() throws Exception {
    send("{\"text\": \"*secret*\"}");
    String delivery = posts().get(0).get("delivery_id");
    LINE.call(
        201,
        "POST",
        "/hookline/erasures",
        "{\"kind\": \"delivery\", \"value\": \"%s\"}".formatted(delivery));
    await().atMost(PATIENCE).until(() -> status().equals(List.of("erased")));
    update("{\"dialect\": \"slack\"}");

    assertThat(counts(replay("--delivery", delivery, "--apply")))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("");
  }

  @Test
  void droppedRejection_isMadeAnew_onlyWhenItIsNamed() throws Exception {
    String channel = Seed.newId();
    HttpResponse<String> refused =
        LINE.post(
            hook.path("url").asText() + "?wait=20s",
            "{\"text\": \"late\", \"channel\": \"%s\"}".formatted(channel).getBytes(UTF_8));
    String delivery = refused.headers().firstValue("Hookline-Delivery").orElseThrow();
    await().atMost(PATIENCE).until(() -> status().equals(List.of("rejected")));
    LINE.call(
        200,
        "POST",
        "/hookline/rejections/drop",
        "{\"delivery_ids\": [\"%s\"]}".formatted(delivery));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                LINE.rows(
                            "SELECT FROM rejections WHERE dropped_at > 0 AND source_id = '%s'"
                                .formatted(source()))
                        .size()
                    == 1);
    String team = LINE.call(200, "GET", "/teams/name/hookline", "").path("id").asText();
    LINE.call(
        201,
        "POST",
        "/channels",
        "{\"team_id\": \"%s\", \"name\": \"%s\"}".formatted(team, channel));

    assertThat(counts(replay("--hook", source(), "--rejected", "--apply")))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(posts()).isEmpty();
    assertThat(counts(replay("--delivery", delivery, "--apply")))
        .containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
    assertThat(posts()).extracting(row -> row.get("message")).containsExactly("late");
  }

  @Test
  void replayBesideLivePayloads_endsAsIfTheyHadComeBeforeOrAfter() throws Exception {
    for (int i = 0; i < 40; i++) {
      sendQuickly("{\"text\": \"*bold* " + i + "\"}");
    }
    await().atMost(PATIENCE).until(() -> posts().size() == 40);
    update("{\"dialect\": \"slack\"}");
    String id =
        json("replay", "--hook", source(), "--apply", "--rate", "40", "--detach")
            .path("id")
            .asText();
    int sent = 40;
    do {
      sendQuickly("{\"text\": \"*bold* " + sent++ + "\"}");
    } while (!state(id).equals("done"));
    int all = sent;
    await().atMost(PATIENCE).until(() -> posts().size() == all);

    List<Map<String, String>> rows = posts();
    assertThat(column(rows, "id")).doesNotHaveDuplicates();
    for (int i = 0; i < all; i++) {
      assertThat(rows.get(i))
          .containsEntry("message", "**bold** " + i)
          .containsEntry("delivery_id", rows.get(i).get("id"));
    }
    assertThat(rows.stream().filter(row -> !row.get("revision").equals("0"))).hasSize(40);
    assertThat(counts(replay("--hook", source()))).containsExactly((long) all, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void pausedReplay_waits_andGoesOnFromWhereItWas() throws Exception {
    for (int i = 0; i < 30; i++) {
      sendQuickly("{\"text\": \"*bold* " + i + "\"}");
    }
    await().atMost(PATIENCE).until(() -> posts().size() == 30);
    update("{\"dialect\": \"slack\"}");
    String id =
        json("replay", "--hook", source(), "--apply", "--rate", "10", "--detach")
            .path("id")
            .asText();
    run("replay", "pause", id);
    await().atMost(PATIENCE).until(() -> state(id).equals("paused"));
    assertThat(run("replay", "list").out()).contains(id, "paused");
    assertThat(column(posts(), "message")).contains("*bold* 29");
    run("replay", "resume", id);
    TypedCommand watched = run("replay", "watch", id);
    assertThat(counts(watched)).containsExactly(0L, 30L, 0L, 0L, 0L, 0L);
    assertThat(column(posts(), "message")).allMatch(message -> message.startsWith("**bold** "));
  }

  @Test
  void cancelledReplay_endsForGood() throws Exception {
    send("{\"text\": \"*bold*\"}");
    String id = json("replay", "--all", "--rate", "1", "--detach").path("id").asText();
    run("replay", "cancel", id);
    await().atMost(PATIENCE).until(() -> state(id).equals("cancelled"));
    TypedCommand resumed = type("replay", "resume", id);
    assertThat(resumed.exit()).isEqualTo(1);
    assertThat(resumed.err()).contains("409", "over");
  }

  @Test
  void nothingSaid_isRefused() {
    TypedCommand said = type("replay");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("--hook", "--all");
    assertThat(type("replay", "--since", "yesterday").err()).contains("--since", "2h");
  }

  private void sendQuickly(String json) throws Exception {
    HttpResponse<String> answer =
        LINE.post(
            hook.path("url").asText(), json.getBytes(UTF_8), "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void send(String json) throws Exception {
    HttpResponse<String> answer =
        LINE.post(
            hook.path("url").asText() + "?wait=20s",
            json.getBytes(UTF_8),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String delivery = Json.readTree(answer.body().getBytes(UTF_8)).path("delivery_id").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> LINE.rows("SELECT id FROM posts WHERE id = '" + delivery + "'").size() == 1);
  }

  private void update(String fields) throws Exception {
    LINE.call(201, "PUT", "/hooks/incoming/" + source(), fields);
  }

  private List<Map<String, String>> posts() {
    return LINE.rows(
        "SELECT * FROM posts WHERE source_id = '%s' ORDER BY create_at, payload_offset, part"
            .formatted(source()));
  }

  private List<String> status() {
    return column(
        LINE.rows("SELECT status FROM deliveries WHERE source_id = '%s'".formatted(source())),
        "status");
  }

  private static List<String> column(List<Map<String, String>> rows, String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }

  private String state(String replay) throws Exception {
    return LINE.call(200, "GET", "/hookline/replays/" + replay, "").path("state").asText();
  }

  /** Unchanged, changed, moved, newly posted, newly rejected, left out. */
  private static List<Long> counts(TypedCommand replay) {
    return replay
        .out()
        .lines()
        .filter(line -> line.matches(" +[\\d,]+  .*"))
        .map(line -> Long.valueOf(line.strip().split(" ", 2)[0].replace(",", "")))
        .toList();
  }

  private String source() {
    return hook.path("source_id").asText();
  }

  private TypedCommand replay(String... options) {
    List<String> command = new ArrayList<>(List.of("replay"));
    command.addAll(List.of(options));
    return type(command.toArray(String[]::new));
  }

  private TypedCommand type(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--data-dir=" + dataDir);
    return TypedCommand.typed(all.toArray(String[]::new));
  }

  private TypedCommand run(String... command) {
    TypedCommand ran = type(command);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }

  private JsonNode json(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--json");
    return Json.readTree(run(all.toArray(String[]::new)).out().getBytes(UTF_8));
  }
}
