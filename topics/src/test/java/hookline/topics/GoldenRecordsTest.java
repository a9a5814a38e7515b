package hookline.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryPosition;
import hookline.payload.model.Channel;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The records other people have in their logs: what was written yesterday must be read tomorrow. A
 * sample may gain fields with a new version of its record; the ones it has may not change.
 */
class GoldenRecordsTest {
  @ParameterizedTest
  @CsvSource({
    "post, hookline.payload.model.Post",
    "hook, hookline.payload.model.Hook",
    "channel, hookline.payload.model.Channel",
    "direct-channel, hookline.payload.model.Channel",
    "user, hookline.payload.model.User",
    "team, hookline.payload.model.Team",
    "settings, hookline.payload.model.Settings",
    "duplicate, hookline.topics.Duplicate",
    "erasure, hookline.topics.Erasure",
    "instance-report, hookline.status.InstanceReport",
    "receipt, hookline.topics.Receipt",
    "rejection-action, hookline.topics.RejectionAction",
    "replay, hookline.replays.Replay",
    "replay-wish, hookline.replays.ReplayWish",
    "replay-progress, hookline.replays.ReplayProgress"
  })
  void sample_readAndWrittenAgain_isTheSame(String name, Class<?> type) throws IOException {
    JsonNode sample = Json.readTree(sample(name));
    Object value = Json.read(sample(name), type);
    assertThat(Json.readTree(Json.write(value))).isEqualTo(sample);
  }

  @ParameterizedTest
  @CsvSource({
    "post",
    "hook",
    "channel",
    "user",
    "team",
    "settings",
    "duplicate",
    "erasure",
    "receipt",
    "rejection-action"
  })
  void sample_ofANewerVersion_isReadWithoutWhatIsNotKnown(String name) throws IOException {
    ObjectNode newer = (ObjectNode) Json.readTree(sample(name));
    newer.putObject("a_field_of_a_newer_version").put("x", 1);
    Class<?> type =
        switch (name) {
          case "post" -> Post.class;
          case "hook" -> Hook.class;
          case "channel" -> Channel.class;
          case "user" -> User.class;
          case "team" -> Team.class;
          case "settings" -> Settings.class;
          case "duplicate" -> Duplicate.class;
          case "erasure" -> Erasure.class;
          case "rejection-action" -> RejectionAction.class;
          default -> Receipt.class;
        };
    assertThat(Json.read(Json.write(newer), type)).isEqualTo(Json.read(sample(name), type));
  }

  @Test
  void sampleOfAPayload_isReadAsTheDeliveryItIs() throws IOException {
    String[] halves = new String(sample("payload", ".record"), UTF_8).split("\n\n", 2);
    RecordHeaders headers = new RecordHeaders();
    halves[0]
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(header -> headers.add(header[0], header[1].getBytes(UTF_8)));
    LogPosition position = new LogPosition("hookline.payloads", 3, 42);
    Delivery delivery =
        Deliveries.of(
            position, 1, "g7w5zmdk1ntxq3jpb9cfhye8so", halves[1].getBytes(UTF_8), headers);

    assertThat(delivery.id()).isEqualTo("8exnqz1p9tdrjmfko3ys6wiaca");
    assertThat(delivery.receivedAt()).isEqualTo(1792777234567L);
    assertThat(delivery.revision()).isEqualTo(1792777300000L);
    assertThat(delivery.surface()).isEqualTo(Dialect.SLACK);
    assertThat(delivery.request().contentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(delivery.request().contentEncoding()).isEqualTo("identity");
    assertThat(delivery.request().query()).isEqualTo("a=%20b");
    assertThat(new String(delivery.request().body(), UTF_8)).isEqualTo("{\"text\": \"x\"}\n");
    DirectoryPosition stamp =
        DirectoryPosition.parse(Headers.text(headers, Headers.DIRECTORY_POSITION));
    assertThat(stamp.topics().get(DirectoryTopic.HOOKS).next()).isEqualTo(7);
    assertThat(stamp.topics()).hasSize(DirectoryTopic.values().length);
    for (String name :
        List.of(
            Headers.METHOD,
            Headers.REMOTE_ADDRESS,
            Headers.IDEMPOTENCY_KEY,
            Headers.REPLAY_ID,
            Headers.RECEIPT_TO,
            Headers.TRACEPARENT,
            Headers.TRACESTATE,
            Headers.HTTP_PREFIX + "user-agent",
            Headers.HTTP_DROPPED)) {
      assertThat(Headers.text(headers, name)).as(name).isNotNull();
    }
  }

  private static byte[] sample(String name) throws IOException {
    return sample(name, ".json");
  }

  private static byte[] sample(String name, String ending) throws IOException {
    try (InputStream file =
        GoldenRecordsTest.class.getResourceAsStream("/golden/" + name + ending)) {
      return file.readAllBytes();
    }
  }
}
