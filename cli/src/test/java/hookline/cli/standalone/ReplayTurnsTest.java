package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replays at once, and ones that must not stand in the others' way. */
class ReplayTurnsTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private JsonNode hook;

  @BeforeEach
  void makeHook() throws Exception {
    hook = LINE.newHook();
  }

  @Test
  void wishes_ofReplaysThatWaitForTheirTurn_areCarriedOutAtOnce() throws Exception {
    send("{\"text\": \"one\"}");
    send("{\"text\": \"two\"}");
    String first = ask("{\"all\": true, \"rate\": 1}");
    await().atMost(PATIENCE).until(() -> !show(first).path("state").asText().equals("waiting"));
    String cancelled = ask("{\"all\": true}");
    String paused = ask("{\"all\": true}");

    wish(cancelled, "cancel");
    await().atMost(PATIENCE).until(() -> state(cancelled).equals("cancelled"));
    wish(paused, "pause");
    await().atMost(PATIENCE).until(() -> state(paused).equals("paused"));
    wish(paused, "resume");
    await().atMost(PATIENCE).until(() -> state(paused).equals("waiting"));
    assertThat(state(first)).isEqualTo("running");

    wish(first, "cancel");
    await().atMost(PATIENCE).until(() -> state(paused).equals("done"));
    assertThat(state(first)).isEqualTo("cancelled");
  }

  @Test
  void untilTheEndOfTime_isNoEnd_andHoldsNobodyUp() throws Exception {
    send("{\"text\": \"one\"}");
    String endless =
        ask(
            "{\"source_ids\": [\"%s\"], \"until\": %d}"
                .formatted(hook.path("source_id").asText(), Long.MAX_VALUE));
    await().atMost(PATIENCE).until(() -> state(endless).equals("done"));
    assertThat(show(endless).path("counts").path("unchanged").asInt()).isEqualTo(1);
  }

  @Test
  void recordWrittenByHand_thatNoCopyFitsIn_isLeftOut() throws Exception {
    String source = hook.path("source_id").asText();
    String most = "{\"text\": \"*by hand*\", \"more\": \"%s\"}";
    byte[] body = most.formatted("a".repeat((4 << 20) - 300)).getBytes(UTF_8);
    writeByHand(source, body);
    await().atMost(PATIENCE).until(() -> messages(source).equals("*by hand*"));
    LINE.call(201, "PUT", "/hooks/incoming/" + source, "{\"dialect\": \"slack\"}");

    String id = ask("{\"source_ids\": [\"%s\"], \"apply\": true}".formatted(source));
    await().atMost(PATIENCE).until(() -> state(id).equals("done"));
    assertThat(show(id).path("counts").path("left_out").asInt()).isEqualTo(1);
    assertThat(messages(source)).isEqualTo("*by hand*");
  }

  private static void writeByHand(String key, byte[] body) throws Exception {
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    Map<String, Object> settings = new HashMap<>(topics.settings().producerLimits());
    settings.put("bootstrap.servers", LINE.properties.get("kafka.bootstrap.servers"));
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(topics.payloads(), key, body);
      record.headers().add("content-type", "application/json".getBytes(UTF_8));
      producer.send(record).get();
    }
  }

  private static String messages(String source) {
    return LINE.rows("SELECT message FROM posts WHERE source_id = '%s'".formatted(source)).stream()
        .map(row -> row.get("message"))
        .reduce("", String::concat);
  }

  private static String ask(String body) throws Exception {
    return LINE.call(201, "POST", "/hookline/replays", body).path("id").asText();
  }

  private static void wish(String replay, String wish) throws Exception {
    LINE.call(200, "POST", "/hookline/replays/%s/%s".formatted(replay, wish), "");
  }

  private static String state(String replay) throws Exception {
    return show(replay).path("state").asText();
  }

  private static JsonNode show(String replay) throws Exception {
    return LINE.call(200, "GET", "/hookline/replays/" + replay, "");
  }

  private void send(String json) throws Exception {
    assertThat(
            LINE.post(
                    hook.path("url").asText() + "?wait=20s",
                    json.getBytes(UTF_8),
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(200);
  }
}
