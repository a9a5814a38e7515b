package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.SOURCE_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.UNKNOWN_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal of docs/payloads.md 4 that is the ingress's, on both surfaces; and what is kept.
 */
final class RefusalTest {
  private static final Set<String> KEPT =
      Set.of(
          "web.incoming_webhook.decode.app_error",
          "web.incoming_webhook.parse_form.app_error",
          "web.incoming_webhook.text.app_error");

  private static final String HOOK = "/hooks/" + HOOK_ID;
  private static final String SERVICE = "/services/T1/B1/" + HOOK_ID;
  private static final int LIMIT = 300_000;
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("refusal-test");
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @AfterEach
  void settingsAsShipped() {
    if (!ingress.directory.settings().equals(Settings.DEFAULTS)) {
      ingress.set(true, LIMIT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"text\": ", "no json", "[1]", "{\"text\": 5}"})
  void unreadable_isRefusedAndKept(String body) {
    long before = ingress.written.count();

    assertRefused(ingress.post(HOOK, body), 400, "web.incoming_webhook.decode.app_error");
    assertWord(ingress.post(SERVICE, body), 400, "invalid_payload");

    assertKept(before + 2, body);
  }

  @Test
  void unreadableContentType_isRefusedAndKept() {
    long before = ingress.written.count();
    String type = "application/x-www-form-urlencoded wrongtext";
    String body = "{\"text\":\"under a wrong type\"}";

    assertRefused(
        ingress.post(HOOK, body, "Content-Type", type),
        400,
        "web.incoming_webhook.parse_form.app_error");
    assertWord(ingress.post(SERVICE, body, "Content-Type", type), 400, "invalid_payload");

    assertKept(before + 2, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"text\":\"\"}", "{\"attachments\":[null]}"})
  void noContent_isRefusedAndKept(String body) {
    long before = ingress.written.count();

    assertRefused(ingress.post(HOOK, body), 400, "web.incoming_webhook.text.app_error");
    assertWord(ingress.post(SERVICE, body), 400, "no_text");

    assertKept(before + 2, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"text\":\" \"}", "{\"attachments\":[{}]}", "{\"blocks\":[{}]}"})
  void littleContent_isContent(String body) {
    assertThat(ingress.post(HOOK, body).statusCode()).isEqualTo(200);
  }

  @Test
  void unknownHook_isRefusedAndNotKept() {
    long before = ingress.written.count();

    assertRefused(
        ingress.post("/hooks/" + UNKNOWN_ID, TEXT), 400, "web.incoming_webhook.invalid.app_error");
    assertRefused(ingress.post("/hooks/x", TEXT), 400, "web.incoming_webhook.invalid.app_error");
    assertWord(ingress.post("/services/T/B/" + UNKNOWN_ID, TEXT), 404, "no_service");
    HttpResponse<String> empty = ingress.post("/hooks/" + UNKNOWN_ID, "{}");
    assertThat(empty.body()).contains("web.incoming_webhook.text.app_error");
    assertThat(empty.headers().firstValue("Hookline-Delivery")).isEmpty();

    assertThat(ingress.written.count()).isEqualTo(before);
  }

  @Test
  void deletedHook_isUnknownFromTheMomentItIsDeleted() {
    String id = "deleteddeleteddeleteddelet";
    Hook hook = RunningIngress.hook("deletedsource", id);
    ingress.put(DirectoryTopic.HOOKS, hook);
    assertThat(ingress.post("/hooks/" + id, TEXT).statusCode()).isEqualTo(200);

    ingress.put(
        DirectoryTopic.HOOKS,
        new Hook(
            hook.sourceId(),
            id,
            1,
            2,
            2,
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            false,
            hook.dialect(),
            "",
            0));

    assertRefused(
        ingress.post("/hooks/" + id, TEXT), 400, "web.incoming_webhook.invalid.app_error");
  }

  @Test
  void switchedOff_isRefusedAtOnceAndNotKept() {
    ingress.set(false, LIMIT);
    long before = ingress.written.count();

    assertRefused(ingress.post(HOOK, TEXT), 501, "web.incoming_webhook.disabled.app_error");
    assertWord(ingress.post(SERVICE, TEXT), 403, "action_prohibited");
    // In the order of checks: off before empty, before unknown; unreadable before off.
    assertRefused(ingress.post(HOOK, "{}"), 501, "web.incoming_webhook.disabled.app_error");
    assertRefused(
        ingress.post("/hooks/" + UNKNOWN_ID, TEXT), 501, "web.incoming_webhook.disabled.app_error");
    assertThat(ingress.written.count()).isEqualTo(before);
    assertRefused(ingress.post(HOOK, "{"), 400, "web.incoming_webhook.decode.app_error");

    ingress.set(true, LIMIT);
    assertThat(ingress.post(HOOK, TEXT).statusCode()).as("on again").isEqualTo(200);
  }

  @Test
  void tooLarge_isRefusedAndNotKept() {
    long before = ingress.written.count();
    String body = text(LIMIT + 1);

    assertRefused(ingress.post(HOOK, body), 413, "api.context.request_body_too_large.app_error");
    assertWord(ingress.post(SERVICE, body), 413, "invalid_payload");
    String huge = text(10_000_000);
    assertRefused(ingress.post(HOOK, huge), 413, "api.context.request_body_too_large.app_error");
    assertRefused(
        ingress.post(
            HOOK,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge.getBytes(UTF_8)))),
        413,
        "api.context.request_body_too_large.app_error");
    assertRefused(ingress.post("/nowhere", huge), 404, "api.context.404.app_error");
    assertThat(ingress.written.count()).isEqualTo(before);
    assertThat(ingress.post(HOOK, text(LIMIT)).statusCode()).as("the limit").isEqualTo(200);
  }

  @Test
  void tooLargeOnceInflated_isRefusedAndNotKept() throws IOException {
    long before = ingress.written.count();

    assertRefused(
        ingress.post(
            HOOK, BodyPublishers.ofByteArray(gzip(text(LIMIT + 1))), "Content-Encoding", "gzip"),
        413,
        "api.context.request_body_too_large.app_error");

    assertThat(ingress.written.count()).isEqualTo(before);
  }

  @Test
  void tooLongQuery_isRefusedAndNotKept() {
    ingress.set(true, 1_000);
    long before = ingress.written.count();

    assertRefused(
        ingress.post(HOOK + "?q=" + "x".repeat(999), TEXT),
        413,
        "api.context.request_body_too_large.app_error");

    assertThat(ingress.written.count()).isEqualTo(before);
    assertThat(ingress.post(HOOK + "?q=" + "x".repeat(998), TEXT).statusCode()).isEqualTo(200);
  }

  @Test
  void limit_changesWhileRunning() {
    ingress.set(true, 100);
    assertThat(ingress.post(HOOK, text(101)).statusCode()).isEqualTo(413);
    ingress.set(true, 1_000_000);
    assertThat(ingress.post(HOOK, text(900_000)).statusCode()).isEqualTo(200);
    ingress.set(true, 3_500_000);
    assertThat(ingress.post(HOOK, text(3_400_000)).statusCode()).isEqualTo(200);
    byte[] inChunks = text(3_400_000).getBytes(UTF_8);
    BodyPublisher publisher =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(inChunks));
    assertThat(ingress.post(HOOK, publisher).statusCode()).isEqualTo(200);
  }

  @Test
  void limit_isNeverAboveWhatARecordCarries() {
    ingress.set(true, Integer.MAX_VALUE);
    int most = ingress.topics.settings().safeRecordBytes() - PayloadLimits.HEADER_ROOM;

    HttpResponse<String> largest = ingress.post(HOOK, text(most));
    assertThat(largest.statusCode()).isEqualTo(200);
    assertRefused(
        ingress.post(HOOK, text(most + 1)), 413, "api.context.request_body_too_large.app_error");
    // What the query takes, the body cannot have.
    assertThat(ingress.post(HOOK + "?" + "q".repeat(1_000), text(most - 999)).statusCode())
        .isEqualTo(413);
    assertThat(ingress.post(HOOK + "?" + "q".repeat(1_000), text(most - 1_000)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void idempotencyKey_hasALength() {
    long before = ingress.written.count();

    assertRefused(
        ingress.post(HOOK, TEXT, "idempotency-KEY", "k".repeat(256)),
        400,
        "api.context.invalid_param.app_error");
    assertWord(
        ingress.post(SERVICE, TEXT, "Idempotency-Key", "k".repeat(256)), 400, "invalid_payload");
    assertThat(ingress.written.count()).isEqualTo(before);
    assertThat(ingress.post(HOOK, TEXT, "Idempotency-Key", "k".repeat(255)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void otherMethods_areToldToPost(String method) {
    HttpResponse<String> response =
        ingress.send(
            HttpRequest.newBuilder(ingress.address(HOOK)).method(method, BodyPublishers.noBody()));

    assertThat(response.headers().allValues("Allow")).containsExactly("POST");
    assertRefused(response, 405, "api.context.method_not_allowed.app_error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/hooks",
        "/hooks/",
        "/hooks//",
        "/hooks/a/b",
        "/services/a/b",
        "/services/a/b/",
        "/services//b",
        "/api/v4/hooks"
      })
  void otherAddresses_areNotFound(String path) {
    assertRefused(ingress.post(path, TEXT), 404, "api.context.404.app_error");
  }

  @Test
  void trailingSlash_isTolerated() {
    assertThat(ingress.post(HOOK + "/", TEXT).statusCode()).isEqualTo(200);
    assertThat(ingress.post(SERVICE + "/", TEXT).statusCode()).isEqualTo(200);
  }

  @Test
  void requestId_isTheSendersWhenSane() {
    assertThat(requestId(ingress.post(HOOK, "{", "X-Request-Id", "job:17/a-b_c.d")))
        .isEqualTo("job:17/a-b_c.d");
    assertThat(requestId(ingress.post(HOOK, "{", "X-Request-Id", "a\" b"))).hasSize(26);
    assertThat(requestId(ingress.post(HOOK, "{", "X-Request-Id", "a".repeat(129)))).hasSize(26);
    assertThat(requestId(ingress.post(HOOK, "{", "X-Request-Id", "of " + HOOK_ID))).hasSize(26);
    assertThat(requestId(ingress.post(HOOK, "{", "X-Request-Id", "of-" + HOOK_ID))).hasSize(26);
  }

  private static String requestId(HttpResponse<String> response) {
    String id = response.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(Json.readTree(response.body().getBytes(UTF_8)).path("request_id").asText())
        .isEqualTo(id);
    return id;
  }

  private static void assertRefused(HttpResponse<String> response, int status, String id) {
    JsonNode error = Json.readTree(response.body().getBytes(UTF_8));
    assertThat(error.path("id").asText()).isEqualTo(id);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(error.path("status_code").asInt()).isEqualTo(status);
    assertThat(error.path("message").asText()).endsWith(".").doesNotContain(HOOK_ID);
    assertThat(error.path("detailed_error").asText("absent")).isEmpty();
    assertThat(error.path("request_id").asText())
        .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(error).hasSize(5);
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    // What is kept can be found again by its delivery; what is not kept has none.
    boolean kept = KEPT.contains(id);
    assertThat(response.headers().firstValue("Hookline-Delivery").isPresent()).isEqualTo(kept);
  }

  private static void assertWord(HttpResponse<String> response, int status, String word) {
    assertThat(response.body()).isEqualTo(word);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain");
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
  }

  /** Best-effort, after the answer: so it may take a moment. */
  private static void assertKept(long count, String body) {
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ingress.written.count() >= count);
    assertThat(ingress.written.count()).isEqualTo(count);
    assertThat(ingress.written.all())
        .filteredOn(record -> body.equals(new String(record.value(), UTF_8)))
        .hasSize(2)
        .extracting(record -> new String(record.key(), UTF_8))
        .containsOnly(SOURCE_ID);
  }

  private static String text(int length) {
    return "{\"text\":\"" + "x".repeat(length - 11) + "\"}";
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return zipped.toByteArray();
  }
}
