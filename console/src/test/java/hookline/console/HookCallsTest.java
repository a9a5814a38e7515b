package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Hook;
import hookline.payload.model.Verification;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HookCallsTest {
  private static RunningConsole console;

  @BeforeAll
  static void start() {
    console = new RunningConsole();
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  private static String fields(String more) {
    return "{\"channel_id\": \"%s\"%s}".formatted(console.open.id(), more);
  }

  private static JsonNode create(String username, String more) {
    return console.as(username, 201, "POST", "/hooks/incoming", fields(more));
  }

  @Test
  void create_answersTheHookAsMattermostDoes_andItWorksAtOnce() {
    HttpResponse<String> response =
        console.call(
            RunningConsole.token("member"),
            "POST",
            "/hooks/incoming",
            fields(
                """
                , "id": "mine", "create_at": 5, "delete_at": 7, "team_id": "mine",
                  "display_name": "CI", "description": "builds", "username": "robot",
                  "icon_url": "http://x/i.png", "channel_locked": true, "unknown": [1]"""));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode hook = RunningConsole.json(response);
    List<String> names = new ArrayList<>();
    hook.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "id",
            "create_at",
            "update_at",
            "delete_at",
            "user_id",
            "channel_id",
            "team_id",
            "display_name",
            "description",
            "username",
            "icon_url",
            "channel_locked",
            "source_id",
            "dialect",
            "time_zone",
            "wait_seconds",
            "retry_key",
            "retry_window_seconds",
            "rate_limit",
            "verification",
            "allowed_addresses",
            "last_used",
            "previous_until",
            "url");
    String id = hook.path("id").asText();
    assertThat(hook.path("create_at").asLong()).isGreaterThan(1_700_000_000_000L);
    assertThat(hook.path("update_at")).isEqualTo(hook.path("create_at"));
    assertThat(hook.path("delete_at").asLong()).isZero();
    assertThat(hook.path("user_id").asText()).isEqualTo(console.member.id());
    assertThat(hook.path("team_id").asText()).isEqualTo(console.team.id());
    assertThat(hook.path("display_name").asText()).isEqualTo("CI");
    assertThat(hook.path("channel_locked").asBoolean()).isTrue();
    assertThat(hook.path("dialect").asText()).isEqualTo("mattermost");
    assertThat(hook.path("url").asText()).isEqualTo(RunningConsole.SITE + "/hooks/" + id);

    Hook written = console.directory.hookById(id, System.currentTimeMillis());
    assertThat(written.sourceId()).isEqualTo(hook.path("source_id").asText()).isNotEqualTo(id);
    assertThat(console.as("member", 200, "GET", "/hooks/incoming/" + id, "")).isEqualTo(hook);
    assertThat(console.as("member", 200, "GET", "/hooks/incoming/" + written.sourceId(), ""))
        .isEqualTo(hook);
  }

  @Test
  void retryKey_isToldAsItIsKept_andStaysWhereItIsNotSaid() {
    JsonNode hook =
        create(
            "member",
            ", \"retry_key\": \"header:X-GitHub-Delivery\", \"retry_window_seconds\": 60");
    assertThat(hook.path("retry_key").asText()).isEqualTo("header:x-github-delivery");
    assertThat(hook.path("retry_window_seconds").asInt()).isEqualTo(60);
    String path = "/hooks/incoming/" + hook.path("id").asText();
    JsonNode whole =
        console.as(
            "member", 201, "PUT", path, "{\"id\": \"%s\"}".formatted(hook.path("id").asText()));
    assertThat(whole.path("retry_key")).isEqualTo(hook.path("retry_key"));
    JsonNode none = console.as("member", 201, "PUT", path, "{\"retry_key\": \"none\"}");
    assertThat(none.path("retry_key").asText()).isEqualTo("none");
    assertThat(create("member", "").path("retry_key").asText()).isEqualTo("none");
  }

  @Test
  void retryKey_thatCannotWork_isRefusedWithWhatCan() {
    assertThat(refusal("\"retry_key\": \"header:Cookie\""))
        .contains("cookie holds a secret and never is");
    assertThat(refusal("\"retry_key\": \"delivery\"")).contains("none, body, or header:");
    assertThat(refusal("\"retry_window_seconds\": 4000"))
        .contains("at most 3600, the idempotency.window");
  }

  private static String refusal(String field) {
    return console
        .as("member", 400, "POST", "/hooks/incoming", fields(", " + field))
        .path("message")
        .asText();
  }

  @Test
  void rateLimit_isTheOwnersToLower_andTheAdministratorsToRaise() {
    JsonNode hook = create("member", "");
    assertThat(hook.path("rate_limit").asText()).isEqualTo("default");
    String path = "/hooks/incoming/" + hook.path("id").asText();
    assertThat(rateLimit("member", 201, path, "1000/S")).isEqualTo("1000/s");
    assertThat(rateLimit("member", 403, path, "1001/s")).contains("1000/s, which holds for all");
    rateLimit("member", 403, path, "off");
    rateLimit("member", 403, path, "5000/m");
    assertThat(rateLimit("admin", 201, path, "off")).isEqualTo("off");
    // Whoever writes back what was read changes nothing.
    assertThat(rateLimit("member", 201, path, "off")).isEqualTo("off");
    assertThat(rateLimit("member", 201, path, "default")).isEqualTo("default");
    assertThat(rateLimit("member", 400, path, "10")).contains("as in 60/m");
    console.as("member", 403, "POST", "/hooks/incoming", fields(", \"rate_limit\": \"off\""));
  }

  private static String rateLimit(String user, int status, String path, String limit) {
    JsonNode answer =
        console.as(user, status, "PUT", path, "{\"rate_limit\": \"%s\"}".formatted(limit));
    return answer.path(status == 201 ? "rate_limit" : "message").asText();
  }

  @Test
  void verification_isToldWithoutItsSecrets_andKeepsWhatIsNotSaid() {
    JsonNode hook =
        create(
            "member",
            ", \"verification\": {\"scheme\": \"github\", \"secrets\": [\"planted secret\"]}");
    assertThat(hook.path("verification").toString())
        .isEqualTo("{\"scheme\":\"github\",\"secret_count\":1}");
    String path = "/hooks/incoming/" + hook.path("id").asText();
    assertThat(console.as("member", 200, "GET", path, "").toString()).doesNotContain("planted");
    // As it was read, secrets missing.
    console.as("member", 201, "PUT", path, hook.toString());
    assertThat(verification(path, "\"add_secrets\": [\"another secret\"]").toString())
        .isEqualTo("{\"scheme\":\"github\",\"secret_count\":2}");
    assertThat(written(hook).secrets()).containsExactly("another secret", "planted secret");
    verification(path, "\"secrets\": [\"another secret\"]");
    assertThat(written(hook).secrets()).containsExactly("another secret");

    verification(
        path,
        "\"scheme\": \"hmac\", \"secrets\": [\"a third secret\"], \"header\": \"X-Sig\","
            + " \"timestamp_header\": \"X-Time\"");
    assertThat(written(hook).signed()).isEqualTo("{timestamp}.{body}");
    assertThat(written(hook).toleranceSeconds()).isEqualTo(300);
    verification(path, "\"timestamp_header\": \"\", \"algorithm\": \"sha1\"");
    assertThat(written(hook).signed()).isEqualTo("{body}");
    assertThat(written(hook).header()).isEqualTo("X-Sig");
    assertThat(verification(path, "\"scheme\": \"none\"").toString())
        .isEqualTo("{\"scheme\":\"none\"}");
    assertThat(written(hook)).isEqualTo(Verification.NONE);
  }

  private static JsonNode verification(String path, String fields) {
    return console
        .as("member", 201, "PUT", path, "{\"verification\": {%s}}".formatted(fields))
        .path("verification");
  }

  private static Verification written(JsonNode hook) {
    return console
        .directory
        .hookBySource(hook.path("source_id").asText())
        .protection()
        .verification();
  }

  @Test
  void allowedAddresses_areReplacedByWhatIsSaid_andStayWhereItIsNot() {
    JsonNode hook = create("member", ", \"allowed_addresses\": [\" 10.0.0.0/8\", \"::1\"]");
    assertThat(hook.path("allowed_addresses").toString()).isEqualTo("[\"10.0.0.0/8\",\"::1\"]");
    String path = "/hooks/incoming/" + hook.path("id").asText();
    JsonNode renamed = console.as("member", 201, "PUT", path, "{\"description\": \"x\"}");
    assertThat(renamed.path("allowed_addresses")).isEqualTo(hook.path("allowed_addresses"));
    JsonNode cleared = console.as("member", 201, "PUT", path, "{\"allowed_addresses\": []}");
    assertThat(cleared.path("allowed_addresses")).isEmpty();
  }

  @Test
  void list_showsAtOnceWhatWasWritten_byThePage() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(create("other", "").path("id").asText());
    }
    List<String> listed = new ArrayList<>();
    for (int page = 0; page < 3; page++) {
      console
          .as("other", 200, "GET", "/hooks/incoming?per_page=2&page=" + page, "")
          .forEach(hook -> listed.add(hook.path("id").asText()));
    }
    assertThat(listed).containsExactlyElementsOf(made);

    console.as("other", 200, "DELETE", "/hooks/incoming/" + made.get(0), "");
    JsonNode counted =
        console.as(
            "other",
            200,
            "GET",
            "/hooks/incoming?include_total_count=true&per_page=1&team_id=" + console.team.id(),
            "");
    assertThat(counted.path("total_count").asLong()).isEqualTo(4);
    assertThat(counted.path("incoming_webhooks").path(0).path("id").asText())
        .isEqualTo(made.get(1));
    assertThat(
            console.as(
                "other", 200, "GET", "/hooks/incoming?team_id=" + console.otherTeam.id(), ""))
        .isEmpty();
  }

  @Test
  void update_withTheId_replacesTheHook_butForWhatMattermostDoesNotKnow() {
    JsonNode made =
        create(
            "member",
            ", \"dialect\": \"slack\", \"description\": \"before\", \"channel_locked\": true");
    String id = made.path("id").asText();
    JsonNode updated =
        console.as(
            "member",
            201,
            "PUT",
            "/hooks/incoming/" + id,
            """
            {"id": "%s", "channel_id": "%s", "display_name": "after", "create_at": 1,
             "user_id": "%s"}"""
                .formatted(id, console.secret.id(), console.admin.id()));
    assertThat(updated.path("channel_id").asText()).isEqualTo(console.secret.id());
    assertThat(updated.path("display_name").asText()).isEqualTo("after");
    assertThat(updated.path("description").asText()).isEmpty();
    assertThat(updated.path("channel_locked").asBoolean()).isFalse();
    assertThat(updated.path("dialect").asText()).isEqualTo("slack");
    assertThat(updated.path("user_id")).isEqualTo(made.path("user_id"));
    assertThat(updated.path("create_at")).isEqualTo(made.path("create_at"));
    assertThat(updated.path("source_id")).isEqualTo(made.path("source_id"));
    assertThat(updated.path("update_at").asLong()).isGreaterThan(made.path("update_at").asLong());
  }

  @Test
  void update_withoutTheId_changesOnlyWhatIsSaid() {
    JsonNode made = create("member", ", \"description\": \"before\", \"channel_locked\": true");
    JsonNode updated =
        console.as(
            "member",
            201,
            "PUT",
            "/hooks/incoming/" + made.path("id").asText(),
            "{\"display_name\": \"after\", \"dialect\": \"slack\"}");
    assertThat(updated.path("display_name").asText()).isEqualTo("after");
    assertThat(updated.path("dialect").asText()).isEqualTo("slack");
    assertThat(updated.path("description").asText()).isEqualTo("before");
    assertThat(updated.path("channel_locked").asBoolean()).isTrue();
    assertThat(updated.path("channel_id")).isEqualTo(made.path("channel_id"));
  }

  @Test
  void delete_stopsTheHook_andItIsNotFoundAnyMore() {
    String id = create("member", "").path("id").asText();
    assertThat(console.as("member", 200, "DELETE", "/hooks/incoming/" + id, ""))
        .hasToString("{\"status\":\"OK\"}");
    assertThat(console.directory.hookById(id, System.currentTimeMillis())).isNull();
    JsonNode error = console.as("member", 404, "GET", "/hooks/incoming/" + id, "");
    assertThat(error.path("id").asText()).isEqualTo("app.webhooks.get_incoming.app_error");
    assertThat(error.path("status_code").asInt()).isEqualTo(404);
    assertThat(error.path("detailed_error").asText("none")).isEmpty();
    assertThat(error.path("request_id").asText()).isNotEmpty();
    assertThat(error.path("message").asText()).doesNotContain(id);
  }

  @Test
  void regenerate_givesTheHookAnotherSecret_andTheOldOneTheTimeAskedFor() {
    JsonNode made = create("member", "");
    String first = made.path("id").asText();
    JsonNode overlapping =
        console.as(
            "member",
            200,
            "POST",
            "/hooks/incoming/" + first + "/regen_id",
            "{\"overlap_seconds\": 3600}");
    String second = overlapping.path("id").asText();
    assertThat(second).isNotEqualTo(first);
    assertThat(overlapping.path("source_id")).isEqualTo(made.path("source_id"));
    long now = System.currentTimeMillis();
    long until = overlapping.path("previous_until").asLong();
    assertThat(until).isEqualTo(overlapping.path("update_at").asLong() + 3_600_000);
    assertThat(console.directory.hookById(first, now)).isNotNull();
    assertThat(console.directory.hookById(second, now)).isNotNull();
    assertThat(console.directory.hookById(first, until)).isNull();
    assertThat(console.directory.hookById(second, until)).isNotNull();

    JsonNode last =
        console.as("member", 200, "POST", "/hooks/incoming/" + second + "/regen_id", "");
    assertThat(console.directory.hookById(first, now)).isNull();
    assertThat(console.directory.hookById(second, now)).isNull();
    assertThat(console.directory.hookById(last.path("id").asText(), now)).isNotNull();
  }

  @Test
  void archivedChannel_takesNoHook_untilItIsRestored() {
    String body = "{\"channel_id\": \"%s\"}".formatted(console.archived.id());
    JsonNode error = console.as("member", 400, "POST", "/hooks/incoming", body);
    assertThat(error.path("id").asText())
        .isEqualTo("api.post.create_post.can_not_post_to_deleted.error");
    console.asAdmin(200, "POST", "/channels/" + console.archived.id() + "/restore", "");
    console.as("member", 201, "POST", "/hooks/incoming", body);
    console.asAdmin(200, "DELETE", "/channels/" + console.archived.id(), "");
  }
}
