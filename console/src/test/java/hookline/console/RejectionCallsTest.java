package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.replays.Replay;
import hookline.replays.ReplayLog;
import hookline.topics.Json;
import hookline.topics.RejectionAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectionCallsTest {
  private static RunningConsole console;

  private String sourceId;
  private String secret;

  @BeforeAll
  static void start() {
    console = new RunningConsole();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @BeforeEach
  void makeHook() {
    JsonNode hook =
        console.as(
            "member",
            201,
            "POST",
            "/hooks/incoming",
            "{\"channel_id\": \"%s\"}".formatted(console.open.id()));
    sourceId = hook.get("source_id").asText();
    secret = hook.get("id").asText();
  }

  @Test
  void list_isTheOpenOnesOfTheHook_newestFirst_pageByPage() {
    String first = reject(Reason.UNKNOWN_CHANNEL, 0);
    String second = reject(Reason.ARCHIVED_CHANNEL, 0);
    String third = reject(Reason.UNREADABLE, 0);

    assertThat(ids("")).containsExactly(third, second, first);
    assertThat(ids("&per_page=2")).containsExactly(third, second);
    assertThat(ids("&per_page=2&page=1")).containsExactly(first);
    assertThat(ids("&before=" + second)).containsExactly(first);
    assertThat(ids("&reason=unreadable")).containsExactly(third);
    assertThat(ids("&reason=" + Reason.UNKNOWN_CHANNEL.id()))
        .as("both reasons have that id")
        .containsExactly(second, first);
    assertThat(ids("&until=1")).isEmpty();
    assertThat(ids("&since=1")).hasSize(3);
    JsonNode bySecret = get("member", "?hook_id=" + secret);
    assertThat(bySecret).hasSize(3);
    assertThat(bySecret.toString()).doesNotContain(secret).doesNotContain("payload");

    JsonNode counts = get("member", "/counts?source_id=" + sourceId + "&reason=unreadable");
    assertThat(counts).hasSize(1);
    assertThat(counts.get(0).get("refusal").asText()).isEqualTo("unreadable");
    assertThat(counts.get(0).get("count").asLong()).isEqualTo(1);
    assertThat(counts.get(0).get("newest")).isEqualTo(counts.get(0).get("oldest"));
  }

  @Test
  void list_withoutAHook_isOfAllThatTheCallerManages() {
    String mine = reject(Reason.UNREADABLE, 0);

    assertThat(get("member", "").findValuesAsText("delivery_id")).contains(mine);
    assertThat(get("admin", "").findValuesAsText("delivery_id")).contains(mine);
    assertThat(get("other", "")).isEmpty();
    assertThat(get("other", "/counts")).isEmpty();
  }

  @Test
  void one_tellsWhatToMend_andThatItIsResolved() {
    String id = reject(Reason.UNKNOWN_CHANNEL, 0);
    JsonNode open = get("member", "/" + id);
    assertThat(open.get("state").asText()).isEqualTo("open");
    assertThat(open.get("refusal").asText()).isEqualTo("unknown_channel");
    assertThat(open.get("detail").asText()).isEqualTo("There is no channel x.");
    assertThat(open.get("status_code").asInt()).isEqualTo(404);

    console.write(List.of(madeAnew(id, 1_800_000_000_000L)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("member", "/" + id).get("state").asText().equals("resolved"));
    assertThat(get("member", "/" + id).get("resolved_at").asLong()).isEqualTo(1_800_000_000_000L);
    assertThat(ids("")).isEmpty();
    assertThat(ids("&state=resolved")).containsExactly(id);
  }

  @Test
  void retry_isAReplayOfWhatIsRejected() {
    String id = reject(Reason.UNKNOWN_CHANNEL, 0);
    Replay one = retry("{\"delivery_ids\": [\"%s\"]}".formatted(id));
    assertThat(one.filter().deliveryIds()).containsExactly(id);
    assertThat(one.filter().rejected()).isTrue();
    assertThat(one.apply()).isTrue();
    assertThat(one.withdraw()).isFalse();
    assertThat(one.createdBy()).isEqualTo(console.member.id());

    Replay group =
        retry(
            "{\"source_id\": \"%s\", \"reason\": \"%s\", \"since\": 5, \"until\": 9}"
                .formatted(secret, Reason.UNKNOWN_CHANNEL.id()));
    assertThat(group.filter().sourceIds()).containsExactly(sourceId);
    assertThat(group.filter().reasons()).containsExactly("unknown_channel", "archived_channel");
    assertThat(group.filter().since()).isEqualTo(5);
    assertThat(group.filter().until()).isEqualTo(9);
    assertThat(group.filter().rejected()).isTrue();
    assertThat(group.filter().deliveryIds()).isEmpty();

    drop("{\"delivery_ids\": [\"%s\"]}".formatted(id));
    JsonNode error =
        console.as(
            "member",
            400,
            "POST",
            "/hookline/rejections/retry",
            "{\"delivery_ids\": [\"%s\"]}".formatted(id));
    assertThat(error.get("id").asText()).isEqualTo("app.hookline.rejection.not_open.app_error");
  }

  @Test
  void retry_isSeenByWhoAskedForIt_andByNoOtherUser() {
    Replay replay = retry("{\"source_id\": \"%s\"}".formatted(sourceId));
    String path = "/hookline/replays/" + replay.id();
    assertThat(console.as("member", 200, "GET", path, "").get("state").asText())
        .isEqualTo("waiting");
    console.as("other", 403, "GET", path, "");
    console.as("member", 403, "POST", path + "/cancel", "");
    console.as("member", 403, "GET", "/hookline/replays", "");
  }

  @Test
  void noTimeBetween_isRefused_forItAsksForNothing() {
    for (String act : List.of("retry", "drop")) {
      JsonNode error =
          console.as(
              "member",
              400,
              "POST",
              "/hookline/rejections/" + act,
              "{\"source_id\": \"%s\", \"since\": 9, \"until\": 9}".formatted(sourceId));
      assertThat(error.get("message").asText()).contains("until").contains("since");
    }
  }

  @Test
  void drop_isARecord_andClosesTheRejection_untilThereIsANewer() {
    String id = reject(Reason.UNREADABLE, 7);
    assertThat(drop("{\"delivery_ids\": [\"%s\"]}".formatted(id)).get("dropped").asInt())
        .isEqualTo(1);

    RejectionAction action =
        actions().stream().filter(it -> it.deliveryId().equals(id)).findAny().orElseThrow();
    assertThat(action.action()).isEqualTo("drop");
    assertThat(action.revision()).isEqualTo(7);
    assertThat(action.by()).isEqualTo(console.member.id());
    JsonNode dropped = get("member", "/" + id);
    assertThat(dropped.get("state").asText()).isEqualTo("dropped");
    assertThat(dropped.get("dropped_at").asLong()).isEqualTo(action.at());
    assertThat(dropped.get("dropped_by").asText()).isEqualTo(console.member.id());
    assertThat(ids("")).as("at once").isEmpty();
    assertThat(ids("&state=dropped")).containsExactly(id);
    assertThat(drop("{\"delivery_ids\": [\"%s\"]}".formatted(id)).get("dropped").asInt()).isZero();

    console.reject(id, sourceId, Reason.UNREADABLE, 8);
    assertThat(ids("")).containsExactly(id);
  }

  @Test
  void dropOfAGroup_isOneRecordForEach_andLeavesTheOthers() {
    String kept = reject(Reason.UNREADABLE, 0);
    for (int i = 0; i < 3; i++) {
      reject(Reason.UNKNOWN_CHANNEL, 0);
    }
    JsonNode answer =
        drop("{\"source_id\": \"%s\", \"reason\": \"unknown_channel\"}".formatted(sourceId));
    assertThat(answer.get("dropped").asInt()).isEqualTo(3);
    assertThat(answer.has("before")).isFalse();
    assertThat(ids("")).containsExactly(kept);
  }

  private String reject(Reason reason, long revision) {
    String id = RunningConsole.newId();
    console.reject(id, sourceId, reason, revision);
    return id;
  }

  private static JsonNode drop(String body) {
    return console.as("member", 200, "POST", "/hookline/rejections/drop", body);
  }

  private static Replay retry(String body) {
    String id =
        console.as("member", 201, "POST", "/hookline/rejections/retry", body).get("id").asText();
    try (ReplayLog log = new ReplayLog(console.topics, console.kafka)) {
      return log.replays().find(id).orElseThrow().replay();
    }
  }

  private static JsonNode get(String caller, String what) {
    return console.as(caller, 200, "GET", "/hookline/rejections" + what, "");
  }

  private List<String> ids(String more) {
    return get("member", "?source_id=" + sourceId + more).findValuesAsText("delivery_id");
  }

  private static Post madeAnew(String id, long revision) {
    ObjectNode fields =
        Json.convert(TestPosts.post(id, console.open.id(), 7, "hello"), ObjectNode.class);
    fields.put("revision", revision).put("update_at", revision);
    return Json.convert(fields, Post.class);
  }

  private static List<RejectionAction> actions() {
    TopicPartition partition = new TopicPartition(console.topics.rejectionActions(), 0);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>copyOf(console.kafka),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      List<RejectionAction> actions = new ArrayList<>();
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          RejectionAction action = Json.read(record.value(), RejectionAction.class);
          assertThat(record.key()).isEqualTo(action.deliveryId());
          actions.add(action);
        }
      }
      return actions;
    }
  }
}
