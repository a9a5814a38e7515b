package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import hookline.topics.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeliveryCallsTest {
  private static RunningConsole console;
  private static String sourceId;

  private final String id = newDelivery();

  @BeforeAll
  static void start() {
    console = new RunningConsole();
    sourceId =
        console
            .as(
                "member",
                201,
                "POST",
                "/hooks/incoming",
                "{\"channel_id\": \"%s\"}".formatted(console.open.id()))
            .get("source_id")
            .asText();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void pending_isWhatTheLogHasAndTheStoreHasNot() throws Exception {
    payload(id, "{\"text\": \"größer\"}".getBytes(Headers.CHARSET));

    JsonNode delivery = get("member", 200);
    assertThat(delivery.get("status").asText()).isEqualTo("pending");
    assertThat(delivery.get("source_id").asText()).isEqualTo(sourceId);
    assertThat(delivery.get("payload").get("body").asText()).isEqualTo("{\"text\": \"größer\"}");
    assertThat(delivery.get("payload").get("content_type").asText()).isEqualTo("application/json");
    assertThat(delivery.get("payload").get("headers").get("user-agent").asText()).isEqualTo("test");
    assertThat(delivery.has("posts")).isFalse();
    get("other", 403);
  }

  @Test
  void unknown_isNotFound() {
    JsonNode error = get("admin", 404);
    assertThat(error.get("id").asText()).isEqualTo("app.hookline.delivery.missing.app_error");
  }

  @Test
  void posted_tellsItsPosts_andThePayloadToTheOwnerAlone() throws Exception {
    LogPosition position = payload(id, new byte[] {(byte) 0x1f, (byte) 0x8b, 0});
    console.write(List.of(post(position)));
    awaitStatus("posted");

    JsonNode delivery = get("member", 200);
    assertThat(delivery.get("posts")).hasSize(1);
    assertThat(delivery.get("posts").get(0).get("id").asText()).isEqualTo(id);
    assertThat(delivery.get("posts").get(0).get("channel_id").asText())
        .isEqualTo(console.open.id());
    assertThat(delivery.get("posts").get(0).get("channel_name").asText()).isEqualTo("town-square");
    assertThat(delivery.get("warnings").isArray()).isTrue();
    assertThat(delivery.get("payload").get("body_base64").asText()).isEqualTo("H4sA");
    assertThat(delivery.get("payload").has("body")).isFalse();
    assertThat(delivery.has("error")).isFalse();
    assertThat(get("other", 200).has("payload")).isFalse();
    get("outsider", 403);
  }

  @Test
  void rejected_tellsTheErrorItsSenderWouldHaveGot() throws Exception {
    LogPosition position = payload(id, "{".getBytes(Headers.CHARSET));
    reject(position);
    awaitStatus("rejected");

    JsonNode delivery = get("member", 200);
    assertThat(delivery.get("error").get("id").asText()).isEqualTo(Reason.UNKNOWN_CHANNEL.id());
    assertThat(delivery.get("error").get("refusal").asText()).isEqualTo("unknown_channel");
    assertThat(delivery.get("error").get("message").asText()).isEqualTo("There is no channel x.");
    assertThat(delivery.get("error").get("status_code").asInt()).isEqualTo(404);
    assertThat(delivery.has("posts")).isFalse();
    assertThat(delivery.get("payload").get("body").asText()).isEqualTo("{");
    get("other", 403);
  }

  @Test
  void duplicate_tellsThePostsOfTheFirst() throws Exception {
    console.write(List.of(post(new LogPosition("", -1, -1))));
    awaitStatus("posted");
    String second = newDelivery();
    Duplicate duplicate =
        new Duplicate(
            second, sourceId, id, 5, "key", Duplicate.OF_THE_REQUEST, new LogPosition("", -1, -1));
    send(console.topics.duplicates(), Json.write(duplicate), new RecordHeaders());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> call("member", second).get("status").asText().equals("duplicate"));

    JsonNode delivery = call("member", second);
    assertThat(delivery.get("duplicate_of").asText()).isEqualTo(id);
    assertThat(delivery.get("posts").get(0).get("id").asText()).isEqualTo(id);
    assertThat(delivery.has("payload")).isFalse();
  }

  @Test
  void erased_isToldWithoutAnythingOfIt_thoughTheLogHasThePayload() throws Exception {
    LogPosition position = payload(id, "{\"text\": \"secret\"}".getBytes(Headers.CHARSET));
    console.write(List.of(post(position)));
    awaitStatus("posted");
    JsonNode erasure =
        console.asAdmin(
            201,
            "POST",
            "/hookline/erasures",
            "{\"kind\": \"delivery\", \"value\": \"%s\"}".formatted(id));
    assertThat(erasure.get("posts").asInt()).isEqualTo(1);
    assertThat(erasure.get("applied_at").asLong()).isPositive();
    assertThat(erasure.get("by").asText()).isEqualTo(console.admin.id());
    assertThat(erasure.get("remains")).hasSize(7);
    assertThat(erasure.get("remains").get(0).get("topic").asText())
        .isEqualTo(console.topics.payloads());
    assertThat(erasure.get("remains").get(0).get("gone_by").asLong())
        .isGreaterThan(
            erasure.get("at").asLong() + console.topics.settings().retention().toMillis());

    for (String caller : List.of("admin", "member")) {
      JsonNode delivery = get(caller, 200);
      assertThat(delivery.get("status").asText()).isEqualTo("erased");
      assertThat(List.of("payload", "posts", "warnings", "error")).noneMatch(delivery::has);
    }
    console.as("admin", 404, "GET", "/hookline/deliveries/" + id + "/preview", "");
    assertThat(console.asAdmin(200, "GET", "/hookline/erasures", "").get(0).get("value").asText())
        .isEqualTo(id);
    assertThat(
            console
                .asAdmin(200, "GET", "/hookline/erasures/" + erasure.get("id").asText(), "")
                .get("kind")
                .asText())
        .isEqualTo("delivery");
  }

  @Test
  void onItsWay_isErasedAlready() throws Exception {
    console.asAdmin(
        201,
        "POST",
        "/hookline/erasures",
        "{\"kind\": \"delivery\", \"value\": \"%s\"}".formatted(id));
    payload(id, "{\"text\": \"secret\"}".getBytes(Headers.CHARSET));

    JsonNode delivery = get("member", 200);
    assertThat(delivery.get("status").asText()).isEqualTo("erased");
    assertThat(delivery.has("payload")).isFalse();
    console.as("admin", 404, "GET", "/hookline/deliveries/" + id + "/preview", "");
  }

  private Post post(LogPosition payload) {
    Post plain = TestPosts.post(id, console.open.id(), 7, "hello");
    ObjectNode fields = Json.convert(plain, ObjectNode.class);
    fields.put("source_id", sourceId);
    fields.set("payload", Json.convert(payload, JsonNode.class));
    return Json.convert(fields, Post.class);
  }

  private LogPosition payload(String deliveryId, byte[] body) throws Exception {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Headers.DELIVERY_ID, Headers.bytes(deliveryId));
    headers.add(Headers.CONTENT_TYPE, Headers.bytes("application/json"));
    headers.add(Headers.HTTP_PREFIX + "user-agent", Headers.bytes("test"));
    RecordMetadata written = send(console.topics.payloads(), body, headers);
    return new LogPosition(written.topic(), written.partition(), written.offset());
  }

  private void reject(LogPosition position) throws Exception {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Headers.DELIVERY_ID, Headers.bytes(id));
    headers.add(Headers.REASON, Headers.bytes(Reason.UNKNOWN_CHANNEL.id()));
    headers.add(Headers.REFUSAL, Headers.bytes(Reason.UNKNOWN_CHANNEL.word()));
    headers.add(Headers.DETAIL, Headers.bytes("There is no channel x."));
    headers.add(Headers.STATUS, Headers.bytes("404"));
    headers.add(Headers.PAYLOAD_TOPIC, Headers.bytes(position.topic()));
    headers.add(Headers.PAYLOAD_PARTITION, Headers.bytes(Integer.toString(position.partition())));
    headers.add(Headers.PAYLOAD_OFFSET, Headers.bytes(Long.toString(position.offset())));
    send(console.topics.rejections(), "{".getBytes(Headers.CHARSET), headers);
  }

  private static RecordMetadata send(String topic, byte[] value, RecordHeaders headers)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(console.kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(new ProducerRecord<>(topic, null, Headers.bytes(sourceId), value, headers))
          .get();
    }
  }

  private void awaitStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> call("admin", id).path("status").asText().equals(status));
  }

  private JsonNode get(String caller, int status) {
    return console.as(caller, status, "GET", "/hookline/deliveries/" + id, "");
  }

  private static JsonNode call(String caller, String deliveryId) {
    return RunningConsole.json(
        console.call(
            RunningConsole.token(caller), "GET", "/hookline/deliveries/" + deliveryId, ""));
  }

  /** As an ingress makes it now: a UUID of version 7. */
  private static String newDelivery() {
    UUID random = UUID.randomUUID();
    long high =
        (System.currentTimeMillis() << 16) | (7 << 12) | (random.getMostSignificantBits() & 0xfff);
    return Ids.of(new UUID(high, random.getLeastSignificantBits()));
  }
}
