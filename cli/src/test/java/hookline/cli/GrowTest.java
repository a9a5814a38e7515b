package hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryPut;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.ingress.Ingress;
import hookline.ingress.IngressServer;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.processor.PayloadStream;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.TopicAdmin;
import hookline.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics get more partitions between two runs of the line. */
class GrowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HOOKS = 12;

  private final String prefix = UUID.randomUUID() + ".";

  @TempDir private Path state;

  @Test
  void grow_keepsKeysRemembered_andEmitsNothingAgain() throws Exception {
    Topics topics = new RoleConfigs(settings(2)).topics();
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings(2).kafka()))) {
      new TopicAdmin(admin, topics).apply();
    }
    List<String> hooks = new ArrayList<>();
    Map<String, String> first = new HashMap<>();
    try (Line line = new Line(settings(2))) {
      for (int i = 0; i < HOOKS; i++) {
        hooks.add(line.newHook());
      }
      for (String hook : hooks) {
        first.put(hook, line.send(hook, "key"));
      }
      assertThat(grow(5).err()).contains("members", "stop");
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(grow(5)).returns(0, TypedCommand::exit));
    assertThat(grow(5).out()).contains("topics.partitions=5");
    assertThat(grow(3).err()).contains("no topic can lose any");

    try (Line line = new Line(settings(5))) {
      for (String hook : hooks) {
        assertThat(line.send(hook, "key")).as("the first one's post").isEqualTo(first.get(hook));
        assertThat(line.send(hook, "another")).isNotEqualTo(first.get(hook));
      }
    }
    List<String> posts = deliveries(topics.posts(), settings(5));
    assertThat(posts).hasSize(2 * HOOKS).doesNotHaveDuplicates();
    assertThat(deliveries(topics.duplicates(), settings(5))).hasSize(HOOKS);
  }

  private TypedCommand grow(int partitions) {
    return TypedCommand.run(prefix, "topics", "grow", "--partitions=" + partitions);
  }

  private Settings settings(int partitions) {
    return Settings.of(
        Map.of(
            "kafka.bootstrap.servers",
            Shared.kafka().bootstrapServers(),
            // A member that was stopped is forgotten soon.
            "kafka.session.timeout.ms",
            "6000",
            "topics.prefix",
            prefix,
            "topics.partitions",
            Integer.toString(partitions),
            "http.port",
            "0"));
  }

  private static List<String> deliveries(String topic, Settings settings) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                Shared.kafka().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      assertThat(partitions).hasSize(new RoleConfigs(settings).topics().settings().partitions());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> ids = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> ids.add(Json.readTree(record.value()).path("delivery_id").asText()));
      }
      return ids;
    }
  }

  /** Ingress and processor, as their commands start them. */
  private final class Line implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final InstanceSlot slot;
    private final DirectoryView directory;
    private final PayloadStream processor;
    private final IngressServer ingress;
    private final DirectoryWriter writer;

    Line(Settings settings) throws Exception {
      RoleConfigs configs = new RoleConfigs(settings);
      Topics topics = configs.topics();
      slot = InstanceSlot.take(state, "roles", "group");
      directory = DirectoryView.start(topics, settings.kafka());
      assertThat(directory.awaitLoaded(PATIENCE)).isTrue();
      writer = new DirectoryWriter(directory, topics, settings.kafka());
      processor = PayloadStream.live(configs.processor(slot), topics, directory);
      processor.start();
      Ingress receiver = Ingress.start(configs.ingress(), topics, directory);
      ingress = IngressServer.start(configs.ingress(), receiver);
      await()
          .atMost(PATIENCE)
          .until(() -> processor.notReady() == null && receiver.notReady() == null);
    }

    String newHook() {
      String name = "x" + UUID.randomUUID().toString().substring(0, 8);
      Team team = (Team) put(DirectoryTopic.TEAMS, "{'name':'" + name + "'}");
      User user = (User) put(DirectoryTopic.USERS, "{'username':'" + name + "'}");
      Channel channel =
          (Channel)
              put(
                  DirectoryTopic.CHANNELS,
                  "{'name':'%s','team_id':'%s'}".formatted(name, team.id()));
      return ((Hook)
              put(
                  DirectoryTopic.HOOKS,
                  "{'user_id':'%s','team_id':'%s','channel_id':'%s'}"
                      .formatted(user.id(), team.id(), channel.id())))
          .id();
    }

    /** The first post that came of it. */
    String send(String hook, String key) throws Exception {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:%d/hooks/%s?wait=20s".formatted(ingress.port(), hook)))
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", key)
                  .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + key + "\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Json.readTree(answer.body().getBytes(UTF_8)).path("posts").path(0).path("id").asText();
    }

    private Object put(DirectoryTopic topic, String json) {
      ObjectNode fields = (ObjectNode) Json.readTree(json.replace('\'', '"').getBytes(UTF_8));
      DirectoryEntry entry =
          writer.write(new DirectoryPut(topic, fields, System.currentTimeMillis())).get(0);
      return entry.value();
    }

    @Override
    public void close() throws Exception {
      ingress.close();
      processor.close();
      directory.close();
      slot.close();
    }
  }
}
