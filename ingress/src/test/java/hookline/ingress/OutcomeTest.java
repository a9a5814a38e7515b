package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.UNKNOWN_ID;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.Shared;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Receipt;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sender that waits is told what a processor says. The test is the processor here: it writes
 * receipts in transactions, where a payload says that they are waited for.
 */
@Timeout(60)
final class OutcomeTest {
  private static final String HOOK = "/hooks/" + HOOK_ID;
  private static final String SLACK = "/services/T/B/" + HOOK_ID;

  private static RunningIngress ingress;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("outcome-test");
    awaitHearing(ingress);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                Shared.kafka().bootstrapServers(),
                "transactional.id",
                "outcome-test"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  @AfterAll
  static void stop() {
    producer.close();
    ingress.close();
  }

  @AfterEach
  void nothingIsHeldForAnybody() {
    ingress.awaitNothingInFlight();
    assertThat(ingress.ingress.receipts().expected()).isZero();
  }

  @Test
  void payloadThatPosts_isAnsweredWithItsPosts() {
    CompletableFuture<HttpResponse<String>> answer = send(ingress, HOOK + "?wait=true");
    ConsumerRecord<byte[], byte[]> payload = lastPayload(ingress);
    String delivery = Headers.text(payload.headers(), Headers.DELIVERY_ID);

    producer.beginTransaction();
    tell(payload, receipt -> refusal(receipt, 404, "unknown_channel", "That was not committed."));
    producer.flush();
    producer.abortTransaction();
    commit(payload, receipt -> receipt);

    HttpResponse<String> response = answer.join();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    assertThat(response.headers().allValues("Hookline-Delivery")).containsExactly(delivery);
    assertThat(response.headers().firstValue("Preference-Applied")).isEmpty();
    assertThat(response.body())
        .isEqualTo(
            """
            {"delivery_id":"%1$s","status":"posted",\
            "posts":[{"id":"%1$s","channel_id":"c","channel_name":"town-square"},\
            {"id":"second","channel_id":"c","channel_name":"town-square"}],\
            "warnings":[{"kind":"split","path":"text","message":"Long."}]}"""
                .formatted(delivery));
  }

  @Test
  void repetition_isAnsweredWithTheFirstOutcome() {
    CompletableFuture<HttpResponse<String>> answer = send(ingress, HOOK + "?wait");
    ConsumerRecord<byte[], byte[]> payload = lastPayload(ingress);

    commit(payload, receipt -> receipt.repeatedBy("again"));

    assertThat(answer.join().body())
        .contains("\"status\":\"duplicate\"", "\"duplicate_of\":\"", "\"posts\":[{");
  }

  @ParameterizedTest
  @CsvSource({HOOK + ", 404", SLACK + ", 404"})
  void refusal_isAnsweredWithItsTrueStatus(String path, int status) {
    CompletableFuture<HttpResponse<String>> answer = send(ingress, path + "?wait=10s");
    ConsumerRecord<byte[], byte[]> payload = lastPayload(ingress);

    commit(payload, receipt -> refusal(receipt, 404, "unknown_channel", "No channel.\n  at x"));

    HttpResponse<String> response = answer.join();
    assertThat(response.statusCode()).isEqualTo(status);
    if (path.equals(SLACK)) {
      assertThat(response.body()).isEqualTo("channel_not_found");
    } else {
      assertThat(response.body())
          .contains("\"id\":\"" + channelId() + "\"")
          .contains("\"message\":\"No channel.\"", "\"status_code\":404");
    }
  }

  private static String channelId() {
    return "web.incoming_webhook.channel.app_error";
  }

  @Test
  void refusalOfANewerVersion_isToldByItsStatusAndId() {
    CompletableFuture<HttpResponse<String>> answer = send(ingress, HOOK + "?wait=10s");
    ConsumerRecord<byte[], byte[]> payload = lastPayload(ingress);

    commit(payload, receipt -> refusal(receipt, 451, "of_a_newer_version", "Not that."));

    assertThat(answer.join().statusCode()).isEqualTo(451);
    assertThat(answer.join().body()).contains("\"id\":\"" + channelId() + "\"", "Not that.");
  }

  @Test
  void timeUp_isAnsweredPendingWithTheDelivery() {
    HttpResponse<String> response = ingress.post(HOOK + "?wait=50ms", TEXT);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"delivery_id\":\"%s\",\"status\":\"pending\"}"
                .formatted(RunningIngress.delivery(response)));
    assertThat(ingress.written.of(RunningIngress.delivery(response)).value())
        .isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void preference_isAppliedAndSaidSo() {
    HttpResponse<String> response =
        ingress.post(HOOK, TEXT, "Prefer", "respond-async, wait=1; x=y");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().allValues("Preference-Applied")).containsExactly("wait=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo=\"a, wait=9\", wait=1",
        "foo=\"a\\\", wait=9, \", wait=\"1\"",
        "wait=\"9, WAIT = 1"
      })
  void preference_inAnothersQuotedValue_isNone(String prefer) {
    HttpResponse<String> response = ingress.post(HOOK, TEXT, "Prefer", prefer);

    assertThat(response.headers().allValues("Preference-Applied"))
        .isEqualTo(prefer.startsWith("foo") ? List.of("wait=1") : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"?wait=false", "?wait=0", "?waiting=5s", "?a=wait"})
  void whoDoesNotWait_isAnsweredOkAndNobodyIsTold(String query) {
    HttpResponse<String> response = ingress.post(HOOK + query, TEXT, "Prefer", "wait=soon");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("ok");
    assertThat(
            ingress
                .written
                .of(RunningIngress.delivery(response))
                .headers()
                .lastHeader(Headers.RECEIPT_TO))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "5m", "5 s", "9999999999", "1e3"})
  void timeThatIsNone_isTheSendersMistake(String time) {
    HttpResponse<String> response = ingress.post(HOOK + "?wait=" + time.replace(" ", "%20"), TEXT);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("api.context.invalid_param.app_error", "such as 5s");
  }

  @Test
  void whatTheIngressKnows_isAnsweredAtOnce() {
    assertThat(ingress.post("/hooks/" + UNKNOWN_ID + "?wait=30s", TEXT).statusCode())
        .isEqualTo(400);
    assertThat(ingress.post(HOOK + "?wait=30s", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void hookThatWaitsByDefault_waitsUnlessToldNotTo() {
    Hook hook = RunningIngress.hook("weitsseurceweitsseurce1111", "weitssecretweitssecret1111");
    ingress.put(
        DirectoryTopic.HOOKS,
        new Hook(
            hook.sourceId(),
            hook.id(),
            1,
            1,
            0,
            hook.userId(),
            hook.channelId(),
            hook.teamId(),
            "",
            "",
            "",
            "",
            false,
            Dialect.MATTERMOST,
            "UTC",
            1,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE));

    assertThat(ingress.post("/hooks/" + hook.id(), TEXT).statusCode()).isEqualTo(202);
    assertThat(ingress.post("/hooks/" + hook.id() + "?wait=false", TEXT).body()).isEqualTo("ok");
  }

  @Test
  void senderThatLeaves_isNotWaitedFor() throws Exception {
    try (RawConnection connection = new RawConnection(ingress.port())) {
      connection.send(
          "POST %s?wait=30s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(HOOK, TEXT.length(), TEXT));
      Awaitility.await().until(() -> ingress.ingress.receipts().expected() == 1);
    }
    // A connection's end is noticed when the answer is written at the latest.
    ConsumerRecord<byte[], byte[]> payload = lastPayload(ingress);
    commit(payload, receipt -> receipt);
  }

  @Test
  void stop_tellsThoseWhoWaitThatItIsPending() {
    RunningIngress stopping = new RunningIngress("outcome-stop-test");
    awaitHearing(stopping);
    CompletableFuture<HttpResponse<String>> answer = send(stopping, HOOK + "?wait=30s");
    lastPayload(stopping);

    stopping.close();

    assertThat(answer.join().statusCode()).isEqualTo(202);
    assertThat(answer.join().body()).contains("\"status\":\"pending\"");
  }

  private static void awaitHearing(RunningIngress ingress) {
    Awaitility.await().until(() -> ingress.ingress.receipts().place() != null);
  }

  private static CompletableFuture<HttpResponse<String>> send(RunningIngress to, String path) {
    assertThat(to.ingress.receipts().expected()).isZero();
    return to.client.sendAsync(
        HttpRequest.newBuilder(to.address(path))
            .timeout(Duration.ofSeconds(40))
            .POST(HttpRequest.BodyPublishers.ofString(TEXT))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The payload whose outcome is waited for. */
  private static ConsumerRecord<byte[], byte[]> lastPayload(RunningIngress of) {
    Awaitility.await().until(() -> of.ingress.receipts().expected() == 1);
    long asked = of.ingress.inFlight().calls();
    assertThat(asked).isEqualTo(1);
    Awaitility.await().until(() -> of.ingress.inFlight().bytes() == 0);
    List<ConsumerRecord<byte[], byte[]>> all = of.written.all();
    return all.stream()
        .filter(record -> record.headers().lastHeader(Headers.RECEIPT_TO) != null)
        .max(
            java.util.Comparator.comparing(
                record -> Headers.number(record.headers(), Headers.RECEIVED_AT, 0)))
        .orElseThrow();
  }

  private static void commit(
      ConsumerRecord<byte[], byte[]> payload, UnaryOperator<Receipt> change) {
    producer.beginTransaction();
    tell(payload, change);
    producer.commitTransaction();
  }

  private static void tell(ConsumerRecord<byte[], byte[]> payload, UnaryOperator<Receipt> change) {
    String delivery = Headers.text(payload.headers(), Headers.DELIVERY_ID);
    Receipt posted =
        new Receipt(
            delivery,
            200,
            "c",
            "town-square",
            List.of(delivery, "second"),
            List.of(new Warning(WarningKind.SPLIT, "text", "Long.")),
            "",
            "",
            "",
            "");
    producer.send(
        new ProducerRecord<>(
            ingress.topics.receipts(),
            (int) Headers.number(payload.headers(), Headers.RECEIPT_TO, -1),
            Headers.bytes(delivery),
            Json.write(change.apply(posted))));
  }

  private static Receipt refusal(Receipt receipt, int status, String word, String detail) {
    return new Receipt(
        receipt.deliveryId(), status, "", "", List.of(), List.of(), channelId(), word, detail, "");
  }
}
