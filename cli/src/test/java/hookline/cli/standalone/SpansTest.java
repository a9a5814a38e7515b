package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.cli.standalone.OtlpReceiver.Received;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payload's way from request to row, as a collector of spans is told of it. */
class SpansTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SENDER = "b7ad6b7169203331";
  private static final Map<String, String> PROPERTIES =
      Map.of("otel.bsp.schedule.delay", "100", "otel.service.name", "hookline-under-test");

  @TempDir static Path folder;

  private static OtlpReceiver collector;
  private static StandaloneFixture line;

  private final String trace = UUID.randomUUID().toString().replace("-", "");
  private JsonNode hook;

  @BeforeAll
  static void start() throws Exception {
    collector = new OtlpReceiver();
    PROPERTIES.forEach(System::setProperty);
    System.setProperty("otel.exporter.otlp.endpoint", collector.url());
    try {
      line = new StandaloneFixture(folder);
    } finally {
      PROPERTIES.keySet().forEach(System::clearProperty);
      System.clearProperty("otel.exporter.otlp.endpoint");
    }
  }

  @AfterAll
  static void stop() {
    line.close();
    collector.close();
  }

  @BeforeEach
  void makeHook() throws Exception {
    hook = line.newHook();
  }

  @Test
  void payload_isOneTrace_fromItsSenderToItsRow() throws Exception {
    HttpResponse<String> answer = send("{\"text\": \"hello\"}", "01");
    String delivery = answer.headers().firstValue("Hookline-Delivery").orElseThrow();

    Map<String, Received> spans =
        awaitSpans(
            "POST /hooks/{id}",
            "send hookline.payloads",
            "process hookline.payloads",
            "store hookline.posts");
    Received request = spans.get("POST /hooks/{id}");
    Received sent = spans.get("send hookline.payloads");
    Received processed = spans.get("process hookline.payloads");
    Received stored = spans.get("store hookline.posts");
    assertThat(request.parent()).isEqualTo(SENDER);
    assertThat(sent.parent()).isEqualTo(request.id());
    assertThat(processed.parent()).isEqualTo(sent.id());
    assertThat(stored.parent()).isEqualTo(processed.id());
    assertThat(List.of(request, sent, processed, stored))
        .extracting(Received::kind)
        .containsExactly(
            "SPAN_KIND_SERVER", "SPAN_KIND_PRODUCER", "SPAN_KIND_CONSUMER", "SPAN_KIND_CONSUMER");
    assertThat(request.attributes())
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.route", "/hooks/{id}")
        .containsEntry("url.path", "/hooks/{id}")
        .containsEntry("http.response.status_code", "200")
        .containsEntry("hookline.outcome", "accepted");
    assertThat(sent.attributes())
        .containsEntry("messaging.system", "kafka")
        .containsEntry("messaging.operation.type", "send")
        .containsKeys("messaging.destination.partition.id", "messaging.kafka.offset");
    assertThat(processed.attributes())
        .containsEntry("hookline.outcome", "posted")
        .containsEntry("hookline.source.id", hook.path("source_id").asText());
    assertThat(stored.attributes())
        .containsEntry("hookline.outcome", "stored")
        .containsEntry("db.system.name", "postgresql");
    assertThat(spans.values())
        .allSatisfy(
            span -> {
              assertThat(span.attribute("hookline.delivery.id")).isEqualTo(delivery);
              assertThat(span.service()).isEqualTo("hookline-under-test");
              assertThat(span.failed()).isFalse();
            });
    assertThat(traceOf(delivery)).isEqualTo(trace);
  }

  @Test
  void refusedPayload_saysWhy_andRejectionIsInTheTrace() throws Exception {
    assertThat(send("{\"text\": \"x\", \"channel\": \"there-is-none\"}", "01").statusCode())
        .isEqualTo(200);
    Map<String, Received> spans =
        awaitSpans("process hookline.payloads", "store hookline.rejections");
    assertThat(spans.get("process hookline.payloads").attributes())
        .containsEntry("hookline.outcome", "rejected")
        .containsEntry("hookline.reason", "unknown_channel");
    assertThat(spans.get("store hookline.rejections").parent())
        .isEqualTo(spans.get("process hookline.payloads").id());
  }

  @Test
  void traceThatItsSenderDoesNotRecord_isNotRecorded_andStaysInTheRow() throws Exception {
    String unrecorded =
        send("{\"text\": \"x\"}", "00").headers().firstValue("Hookline-Delivery").orElseThrow();
    assertThat(traceOf(unrecorded)).isEqualTo(trace);

    // One that is recorded, sent afterwards, has come.
    HttpResponse<String> ofNoTrace =
        line.post(hook.path("url").asText(), "{\"text\": \"y\"}".getBytes(UTF_8));
    String its = traceOf(ofNoTrace.headers().firstValue("Hookline-Delivery").orElseThrow());
    await().atMost(PATIENCE).until(() -> collector.of(its).size() == 4);
    assertThat(collector.of(trace)).isEmpty();
  }

  @Test
  void replay_isATraceOfItsOwn_thatLinksToTheRequests() throws Exception {
    String delivery =
        send("{\"text\": \"*bold*\"}", "01")
            .headers()
            .firstValue("Hookline-Delivery")
            .orElseThrow();
    awaitSpans("store hookline.posts");
    String source = hook.path("source_id").asText();
    line.call(201, "PUT", "/hooks/incoming/" + source, "{\"dialect\": \"slack\"}");
    TypedCommand replayed =
        TypedCommand.typed("replay", "--hook=" + source, "--apply", "--data-dir=" + folder);
    assertThat(replayed.exit()).as(replayed.out() + replayed.err()).isZero();

    Received processed =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    collector.all().stream()
                        .filter(span -> span.name().equals("process hookline.replay-payloads"))
                        .filter(span -> span.links().contains(trace))
                        .findFirst()
                        .orElse(null),
                span -> span != null);
    assertThat(processed.trace()).isNotEqualTo(trace);
    assertThat(processed.parent()).isEmpty();
    assertThat(processed.attributes()).containsKey("hookline.replay.id");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(collector.of(processed.trace()))
                    .extracting(Received::name, Received::parent)
                    .contains(
                        org.assertj.core.groups.Tuple.tuple(
                            "store hookline.replay-posts", processed.id())));
    assertThat(traceOf(delivery)).isEqualTo(trace);
    assertThat(line.rows("SELECT message FROM posts WHERE id = '%s'".formatted(delivery)))
        .containsExactly(Map.of("message", "**bold**"));
  }

  @Test
  void spans_holdNoSecret() throws Exception {
    String secret = hook.path("id").asText();
    String slack = line.properties.get("http.url") + "/services/a/" + secret + "/" + secret;
    line.post(
        slack + "?q=" + secret,
        ("{\"text\": \"" + secret + "\"}").getBytes(UTF_8),
        "traceparent",
        "00-" + trace + "-" + SENDER + "-01");
    awaitSpans("POST /services/{any}/{any}/{id}", "store hookline.posts");
    assertThat(collector.all()).allSatisfy(span -> assertThat(span.all()).doesNotContain(secret));
  }

  private HttpResponse<String> send(String json, String flags) throws Exception {
    return line.post(
        hook.path("url").asText(),
        json.getBytes(UTF_8),
        "traceparent",
        "00-" + trace + "-" + SENDER + "-" + flags);
  }

  private Map<String, Received> awaitSpans(String... names) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(collector.of(trace)).extracting(Received::name).contains(names));
    return collector.of(trace).stream()
        .collect(Collectors.toMap(Received::name, span -> span, (one, again) -> again));
  }

  private static String traceOf(String delivery) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                line.rows(
                    "SELECT trace_id FROM deliveries WHERE delivery_id = '%s'".formatted(delivery)),
            rows -> !rows.isEmpty())
        .get(0)
        .get("trace_id");
  }
}
