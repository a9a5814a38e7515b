package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.SOURCE_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.Settings;
import hookline.payload.model.Verification;
import hookline.topics.AddressRanges;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import hookline.topics.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of {@code src/test/resources/refuse}; a new one needs no Java. */
final class RefusalCasesTest {
  private static RunningIngress ingress;
  private static int written;

  @BeforeAll
  static void start() {
    // Behind a proxy, as whose the test says whom each request is from.
    TrustedProxies proxies =
        new TrustedProxies(
            AddressRanges.of(List.of("127.0.0.1", "192.0.2.0/24")),
            TrustedProxies.ForwardedHeader.X_FORWARDED_FOR);
    ingress =
        new RunningIngress(
            "refusal-cases-test", config -> config.toBuilder().proxies(proxies).build());
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @TestFactory
  Stream<DynamicContainer> answer_everyCase_isAsTheFileSays() throws Exception {
    URI folder = RefusalCasesTest.class.getResource("/refuse").toURI();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
          .map(RefusalCasesTest::cases);
    }
  }

  private static DynamicContainer cases(Path file) {
    return dynamicContainer(
        file.getFileName().toString(),
        RefusalCase.in(file).map(c -> dynamicTest(c.name(), () -> check(c))));
  }

  private static void check(RefusalCase c) {
    set(c);
    if (c.isSentTwice()) {
      assertThat(ingress.send(c.request(ingress)).statusCode()).as("the first").isEqualTo(200);
      written++;
    }
    HttpResponse<String> response = ingress.send(c.request(ingress));

    assertThat(shown(response, c)).isEqualTo(c.expected());
    checkWhatAlwaysHolds(response);
    boolean kept = c.expected().contains("kept");
    written += kept ? 1 : 0;
    List<ConsumerRecord<byte[], byte[]>> log = log();
    // Nothing else has been written, neither by this case nor, late, by one before it.
    assertThat(log).hasSize(written);
    if (kept) {
      String delivery = RunningIngress.delivery(response);
      assertThat(log)
          .filteredOn(record -> delivery.equals(Headers.text(record.headers(), "delivery-id")))
          .singleElement()
          .satisfies(record -> assertThat(record.value()).isEqualTo(c.bytes()))
          .satisfies(record -> assertThat(record.key()).asString(UTF_8).isEqualTo(SOURCE_ID));
    }
  }

  private static void set(RefusalCase c) {
    Settings shipped = Settings.DEFAULTS;
    boolean enabled =
        Boolean.parseBoolean(c.setting("EnableIncomingWebhooks", shipped.enableIncomingWebhooks()));
    int limit =
        Integer.parseInt(c.setting("MaximumPayloadSizeBytes", shipped.maximumPayloadSizeBytes()));
    Protection protection =
        Protection.NONE
            .withRateLimit(RateLimit.read(c.setting("rate_limit", "")))
            .withVerification(
                Json.read(c.setting("verification", "{}").getBytes(UTF_8), Verification.class))
            .withAllowedAddresses(
                List.of(c.setting("allowed_addresses", "").split(",")).stream()
                    .filter(address -> !address.isEmpty())
                    .toList());
    String clock = c.setting("now", "");
    ingress.now = clock.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(clock));
    if (!ingress.directory.hookBySource(SOURCE_ID).protection().equals(protection)) {
      ingress.put(DirectoryTopic.HOOKS, RunningIngress.hook(SOURCE_ID, HOOK_ID, protection));
    }
    Settings now = ingress.directory.settings();
    if (now.enableIncomingWebhooks() != enabled || now.maximumPayloadSizeBytes() != limit) {
      ingress.set(enabled, limit);
    }
  }

  /** The answer, written as the expectation is. */
  private static List<String> shown(HttpResponse<String> response, RefusalCase c) {
    List<String> lines = new ArrayList<>();
    String body = response.body();
    if (body.startsWith("{")) {
      JsonNode error = Json.readTree(body.getBytes(UTF_8));
      body = error.path("id").asText() + ": " + error.path("message").asText();
    }
    lines.add(response.statusCode() + " " + body);
    response.headers().allValues("Allow").forEach(value -> lines.add("Allow: " + value));
    response.headers().allValues("Retry-After").stream()
        .filter(value -> value.matches("[1-9][0-9]*"))
        .forEach(value -> lines.add("Retry-After"));
    String requestId = response.headers().firstValue("X-Request-Id").orElse("absent");
    if (c.headers().contains(new RefusalCase.Header("X-Request-Id", requestId))) {
      lines.add("request id: " + requestId);
    } else {
      assertThat(requestId).hasSize(26).doesNotContain(HOOK_ID);
    }
    if (response.headers().firstValue("Hookline-Delivery").isPresent()) {
      lines.add("kept");
    }
    return lines;
  }

  private static void checkWhatAlwaysHolds(HttpResponse<String> response) {
    assertThat(response.body() + response.headers().map()).doesNotContain(HOOK_ID);
    assertThat(response.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(response.statusCode() == 401);
    if (!response.body().startsWith("{")) {
      assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain");
      return;
    }
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    JsonNode error = Json.readTree(response.body().getBytes(UTF_8));
    assertThat(error).hasSize(5);
    assertThat(error.path("status_code").asInt()).isEqualTo(response.statusCode());
    assertThat(error.path("message").asText()).endsWith(".");
    assertThat(error.path("detailed_error").asText("absent")).isEmpty();
    assertThat(error.path("request_id").asText())
        .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
  }

  /** A refused payload is written best-effort, after the answer: so it may take a moment. */
  private static List<ConsumerRecord<byte[], byte[]>> log() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .pollDelay(Duration.ZERO)
        .until(ingress.written::all, records -> records.size() >= written);
  }
}
