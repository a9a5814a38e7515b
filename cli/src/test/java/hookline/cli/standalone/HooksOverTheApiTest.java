package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the API says and what then becomes of webhooks, on one port. */
class HooksOverTheApiTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;

  private static JsonNode call(int status, String method, String path, String body)
      throws Exception {
    return LINE.call(status, method, path, body);
  }

  private static JsonNode newHook() throws Exception {
    return LINE.newHook();
  }

  private static HttpResponse<String> send(String url) throws Exception {
    return LINE.post(url, "{\"text\": \"hello\"}".getBytes(UTF_8), "Content-Type", "text/plain");
  }

  @Test
  void newHook_worksAtOnce_andItsPostsAreRead() throws Exception {
    JsonNode hook = newHook();
    assertThat(hook.path("url").asText())
        .isEqualTo(LINE.properties.get("http.url") + "/hooks/" + hook.path("id").asText());
    assertThat(send(hook.path("url").asText()).body()).isEqualTo("ok");

    String posts = "/channels/" + hook.path("channel_id").asText() + "/posts";
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(call(200, "GET", posts, "").path("order")).hasSize(1));
    JsonNode post = call(200, "GET", posts, "").path("posts").iterator().next();
    assertThat(post.path("message").asText()).isEqualTo("hello");
    assertThat(post.path("user_id")).isEqualTo(hook.path("user_id"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        call(200, "GET", "/hooks/incoming/" + hook.path("id").asText(), "")
                            .path("last_used")
                            .asLong())
                    .isPositive());
  }

  @Test
  void deletedHook_isRefusedAtOnce() throws Exception {
    JsonNode hook = newHook();
    call(200, "DELETE", "/hooks/incoming/" + hook.path("source_id").asText(), "");
    HttpResponse<String> refused = send(hook.path("url").asText());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("web.incoming_webhook.invalid.app_error");
  }

  @Test
  void regeneratedHook_answersToBothUrlsWhileTheyOverlap() throws Exception {
    JsonNode hook = newHook();
    String path = "/hooks/incoming/" + hook.path("source_id").asText() + "/regen_id";
    JsonNode overlapping = call(200, "POST", path, "{\"overlap_seconds\": 3600}");
    assertThat(send(hook.path("url").asText()).statusCode()).isEqualTo(200);
    assertThat(send(overlapping.path("url").asText()).statusCode()).isEqualTo(200);
    JsonNode alone = call(200, "POST", path, "");
    assertThat(send(hook.path("url").asText()).statusCode()).isEqualTo(400);
    assertThat(send(overlapping.path("url").asText()).statusCode()).isEqualTo(400);
    assertThat(send(alone.path("url").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void archivedChannel_stopsItsHooks_untilItIsRestored() throws Exception {
    JsonNode hook = newHook();
    String channel = "/channels/" + hook.path("channel_id").asText();
    String waiting = hook.path("url").asText() + "?wait=20s";
    call(200, "DELETE", channel, "");
    HttpResponse<String> refused = send(waiting);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(404);
    call(200, "POST", channel + "/restore", "");
    assertThat(send(waiting).statusCode()).isEqualTo(200);
  }

  @Test
  void settings_takeEffectAtOnce() throws Exception {
    JsonNode hook = newHook();
    String switched = "{\"ServiceSettings\": {\"EnableIncomingWebhooks\": %s}}";
    call(200, "PUT", "/config/patch", switched.formatted(false));
    try {
      assertThat(send(hook.path("url").asText()).statusCode()).isEqualTo(501);
    } finally {
      call(200, "PUT", "/config/patch", switched.formatted(true));
    }
    assertThat(send(hook.path("url").asText()).statusCode()).isEqualTo(200);
  }

  @Test
  void otherAddresses_staySenders() throws Exception {
    assertThat(LINE.get("/api/v4/system/ping").statusCode()).isEqualTo(200);
    assertThat(LINE.get("/api/v4").statusCode()).isEqualTo(404);
    assertThat(LINE.get("/api/v4/users/me").statusCode()).isEqualTo(401);
    assertThat(LINE.get("/api/v40/users/me").statusCode()).isEqualTo(404);
    assertThat(LINE.get("/readyz").statusCode()).isEqualTo(200);
  }
}
