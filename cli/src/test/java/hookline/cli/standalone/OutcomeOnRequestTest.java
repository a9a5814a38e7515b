package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Ids;
import hookline.topics.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A sender that asks is told by the whole line what became of its payload. */
class OutcomeOnRequestTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;

  @Test
  void aPayloadThatPosts_isToldThePostThatIsStored() throws Exception {
    HttpResponse<String> answer =
        waiting("{\"text\":\"now\",\"channel\":\"#off-topic\",\"username\":\"robot\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode outcome = Json.readTree(answer.body().getBytes(UTF_8));
    assertThat(outcome.path("status").textValue()).isEqualTo("posted");
    assertThat(outcome.path("posts")).hasSize(1);
    JsonNode post = outcome.path("posts").get(0);
    assertThat(post.path("channel_name").textValue()).isEqualTo("off-topic");
    assertThat(outcome.path("warnings").get(0).path("kind").textValue())
        .isEqualTo("override_ignored");
    Map<String, String> row =
        Awaitility.await()
            .atMost(Duration.ofSeconds(15))
            .until(
                () ->
                    HOOKLINE.rows(
                        "SELECT * FROM posts WHERE id = '%s'"
                            .formatted(post.path("id").textValue())),
                rows -> !rows.isEmpty())
            .get(0);
    assertThat(row.get("channel_id")).isEqualTo(post.path("channel_id").textValue());
    assertThat(row.get("delivery_id")).isEqualTo(outcome.path("delivery_id").textValue());
  }

  @Test
  void whatOnlyThePipelineKnows_isAnsweredWithItsTrueStatus() throws Exception {
    String payload = "{\"text\":\"x\",\"channel\":\"ops\"}";

    HttpResponse<String> answer = waiting(payload);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("web.incoming_webhook.channel.app_error", "Couldn't find the channel");

    HttpResponse<String> slack =
        HOOKLINE.post(HOOKLINE.slackUrl() + "?wait=20s", payload.getBytes(UTF_8));
    assertThat(slack.statusCode()).isEqualTo(404);
    assertThat(slack.body()).isEqualTo("channel_not_found");
  }

  @Test
  void aRepetition_isToldTheFirstOutcome() throws Exception {
    String key = Ids.of(UUID.randomUUID());
    HttpResponse<String> first = waiting("{\"text\":\"once\"}", "Idempotency-Key", key);
    HttpResponse<String> second = waiting("{\"text\":\"once\"}", "Idempotency-Key", key);

    JsonNode outcome = Json.readTree(second.body().getBytes(UTF_8));
    assertThat(outcome.path("status").textValue()).isEqualTo("duplicate");
    assertThat(outcome.path("posts"))
        .isEqualTo(Json.readTree(first.body().getBytes(UTF_8)).path("posts"));
    HttpResponse<String> other = waiting("{\"text\":\"another\"}", "Idempotency-Key", key);
    assertThat(other.statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> waiting(String json, String... headers) throws Exception {
    return HOOKLINE.post(HOOKLINE.hookUrl() + "?wait=20s", json.getBytes(UTF_8), headers);
  }
}
