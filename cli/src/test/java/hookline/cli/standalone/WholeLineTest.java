package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Ids;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users meet, good and bad, from the request to the row. */
class WholeLineTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;
  private static final Duration SOON = Duration.ofSeconds(15);

  @AfterEach
  void resetSettings() {
    HOOKLINE.put(
        DirectoryTopic.SETTINGS,
        """
        {"EnableIncomingWebhooks":true,"MaximumPayloadSizeBytes":300000,
        "MaximumPostLength":4000}""");
  }

  @Test
  void health_ofAllRoles_isOnTheOnePort() throws Exception {
    assertThat(HOOKLINE.get("/healthz").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = HOOKLINE.get("/readyz");
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
  }

  @Test
  void unknownHook_isTold_andNotKept() throws Exception {
    String url = HOOKLINE.properties.get("http.url") + "/hooks/" + Seed.newId();
    HttpResponse<String> answer =
        HOOKLINE.post(url, "{\"text\":\"x\"}".getBytes(UTF_8), "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("web.incoming_webhook.invalid.app_error");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  @Test
  void get_isNotAllowed_andSaysWhatIs() throws Exception {
    HttpResponse<String> answer = HOOKLINE.get("/hooks/" + HOOKLINE.properties.get("hook.id"));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void tooLarge_isTold() throws Exception {
    HttpResponse<String> answer = HOOKLINE.postJson(json("x".repeat(300_001)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("api.context.request_body_too_large.app_error");
  }

  @Test
  void aBodyThatIsNoText_isKeptByteForByte() throws Exception {
    byte[] body = {'{', (byte) 0xff, 0, (byte) 0xfe, '\n'};
    HttpResponse<String> answer = HOOKLINE.post(HOOKLINE.hookUrl(), body);
    assertThat(answer.statusCode()).isEqualTo(400);
    Map<String, String> row = rejection(delivery(answer));
    assertThat(row.get("reason")).isEqualTo("web.incoming_webhook.decode.app_error");
    assertThat(row.get("payload_topic")).isEqualTo("hookline.payloads");
  }

  @Test
  void aHugeNumber_staysText() throws Exception {
    HttpResponse<String> answer =
        HOOKLINE.postJson("{\"text\":\"n\",\"props\":{\"n\":1e300000000,\"m\":1.50}}");
    Map<String, String> post = post(delivery(answer));
    assertThat(Json.readTree(post.get("props").getBytes(UTF_8)).path("n").asText())
        .isEqualTo("1e300000000");
    assertThat(post.get("warnings")).contains("number_kept_as_text");
  }

  @Test
  void aKeyAsLongAsThePayload_isStored() throws Exception {
    String key = "k".repeat(250_000);
    HttpResponse<String> answer =
        HOOKLINE.postJson("{\"text\":\"long key\",\"props\":{\"%s\":1}}".formatted(key));
    assertThat(post(delivery(answer)).get("props")).contains(key);
  }

  @Test
  void nulCharacters_areReplaced() throws Exception {
    HttpResponse<String> answer =
        HOOKLINE.postJson("{\"text\":\"a\\u0000b\\ud800c\",\"props\":{\"k\\u0000\":\"\\u0000\"}}");
    Map<String, String> post = post(delivery(answer));
    assertThat(post.get("message")).isEqualTo("a\ufffdb\ufffdc");
    assertThat(post.get("props")).contains("k\ufffd");
  }

  @Test
  void endlessNesting_isRefused_andTheLineGoesOn() throws Exception {
    HttpResponse<String> answer = HOOKLINE.postJson("[".repeat(299_000));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(rejection(delivery(answer)).get("reason"))
        .isEqualTo("web.incoming_webhook.decode.app_error");
    assertThat(post(delivery(HOOKLINE.postJson(json("after it")))).get("message"))
        .isEqualTo("after it");
  }

  @Test
  void aPostOfTwoMegabytes_becomesManyPosts_thatGiveTheTextBack() throws Exception {
    HOOKLINE.put(DirectoryTopic.SETTINGS, "{\"MaximumPayloadSizeBytes\":4000000}");
    String text = "word ".repeat(400_000).strip();
    HttpResponse<String> answer =
        await()
            .atMost(SOON)
            .until(() -> HOOKLINE.postJson(json(text)), response -> response.statusCode() == 200);
    String delivery = delivery(answer);
    int parts = Integer.parseInt(post(delivery).get("parts"));
    List<Map<String, String>> rows =
        await()
            .atMost(SOON)
            .until(
                () ->
                    HOOKLINE.rows(
                        "SELECT message FROM posts WHERE delivery_id = '%s' ORDER BY part"
                            .formatted(delivery)),
                found -> found.size() == parts);
    StringBuilder joined = new StringBuilder();
    rows.forEach(row -> joined.append(row.get("message")));
    assertThat(joined.toString()).isEqualTo(text);
    assertThat(parts).isGreaterThan(490);
  }

  @Test
  void anAttachmentOfTwoMegabytes_isCutWithAWarning_andStored() throws Exception {
    HOOKLINE.put(DirectoryTopic.SETTINGS, "{\"MaximumPayloadSizeBytes\":4000000}");
    String payload =
        "{\"attachments\":[{\"text\":\"%s\"},{\"text\":\"small\"}]}"
            .formatted("y".repeat(2_000_000));
    HttpResponse<String> answer =
        await()
            .atMost(SOON)
            .until(() -> HOOKLINE.postJson(payload), response -> response.statusCode() == 200);
    Map<String, String> post = post(delivery(answer));
    assertThat(post.get("props").length()).isBetween(700_000, 770_000);
    assertThat(post.get("warnings")).contains("truncated", "attachments[0]");
  }

  @Test
  void theSameKeyTwice_makesOnePost_andADuplicate() throws Exception {
    String key = Ids.of(java.util.UUID.randomUUID());
    byte[] body = json("once").getBytes(UTF_8);
    HttpResponse<String> first = HOOKLINE.post(HOOKLINE.hookUrl(), body, "Idempotency-Key", key);
    HttpResponse<String> second = HOOKLINE.post(HOOKLINE.hookUrl(), body, "Idempotency-Key", key);
    assertThat(second.statusCode()).isEqualTo(200);
    post(delivery(first));
    Map<String, String> duplicate =
        row("SELECT * FROM duplicates WHERE delivery_id = '%s'".formatted(delivery(second)));
    assertThat(duplicate.get("first_delivery_id")).isEqualTo(delivery(first));
    assertThat(HOOKLINE.rows("SELECT id FROM posts WHERE id = '%s'".formatted(delivery(second))))
        .isEmpty();
  }

  @Test
  void aHooksSecret_isNowhereInTheStore() {
    String secret = HOOKLINE.properties.get("hook.id");
    row("SELECT * FROM hooks");
    for (Map<String, String> table :
        HOOKLINE.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
      for (Map<String, String> row :
          HOOKLINE.rows("SELECT * FROM \"" + table.get("table_name") + "\"")) {
        assertThat(row.values()).noneMatch(value -> value != null && value.contains(secret));
      }
    }
  }

  @Test
  void everyDelivery_isInTheViewOfDeliveries() throws Exception {
    String posted = delivery(HOOKLINE.postJson(json("seen")));
    String refused = delivery(HOOKLINE.postJson("{\"text\":\"x\",\"channel\":\"nowhere\"}"));
    assertThat(status(posted)).isEqualTo("posted");
    assertThat(status(refused)).isEqualTo("rejected");
  }

  private static String status(String delivery) {
    return row("SELECT status FROM deliveries WHERE delivery_id = '%s'".formatted(delivery))
        .get("status");
  }

  private static String delivery(HttpResponse<String> answer) {
    return answer.headers().firstValue("Hookline-Delivery").orElseThrow();
  }

  private static Map<String, String> post(String delivery) {
    return row("SELECT * FROM posts WHERE id = '%s'".formatted(delivery));
  }

  private static Map<String, String> rejection(String delivery) {
    return row("SELECT * FROM rejections WHERE delivery_id = '%s'".formatted(delivery));
  }

  private static Map<String, String> row(String sql) {
    return await().atMost(SOON).until(() -> HOOKLINE.rows(sql), rows -> !rows.isEmpty()).get(0);
  }

  private static String json(String text) {
    JsonNode payload = Json.convert(Map.of("text", text), JsonNode.class);
    return payload.toString();
  }
}
