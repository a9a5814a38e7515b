package hookline.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.embedded.FreePort;
import hookline.embedded.Shared;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a role waits for at its start, what it says meanwhile, and that it goes on by itself. */
@Timeout(120)
class TopicsGateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> kafka =
      Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  private final Topics topics =
      new Topics(new TopicSettings(UUID.randomUUID() + ".", 2, 1, Duration.ofDays(7), 4 << 20));
  private final Admin admin = Admin.create(Map.<String, Object>copyOf(kafka));

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void missingTopics_areNamedWithTheRemedy_andWaitedFor() throws Exception {
    try (TopicsGate gate = TopicsGate.start(RoleTopics.INGRESS, topics, kafka)) {
      awaitReason(gate, topics.payloads(), topics.receipts(), "hookline topics apply");
      // Nothing an ingress ever reads or writes.
      assertThat(gate.notReady()).doesNotContain(topics.posts());
      new TopicAdmin(admin, topics).apply();
      gate.await();
      assertThat(gate.notReady()).isNull();
    }
  }

  @Test
  void topicThatWouldLoseRecords_isWaitedFor_untilItIsMended() throws Exception {
    admin
        .createTopics(
            List.of(
                new NewTopic(topics.payloads(), 2, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "retention.ms", "1000"))))
        .all()
        .get();
    new TopicAdmin(admin, topics).apply();
    try (TopicsGate gate = TopicsGate.start(RoleTopics.PROCESSOR, topics, kafka)) {
      awaitReason(
          gate,
          topics.payloads() + " has cleanup.policy compact and must have delete",
          topics.payloads() + " has max.message.bytes 1048588 and must have 4194304");
      // Not as it should be, and no reason not to work.
      assertThat(gate.notReady()).doesNotContain("retention.ms", "message.timestamp.type");
      set(topics.payloads(), "cleanup.policy", "delete");
      set(topics.payloads(), "max.message.bytes", "4194304");
      gate.await();
    }
  }

  @Test
  void brokersThatDoNotAnswer_areNamed() {
    String nobody = "127.0.0.1:" + FreePort.find();
    Map<String, String> away =
        Map.of(
            "bootstrap.servers",
            nobody,
            "default.api.timeout.ms",
            "1000",
            "request.timeout.ms",
            "500");
    try (TopicsGate gate = TopicsGate.start(RoleTopics.SINK, topics, away)) {
      awaitReason(gate, "no broker answers at " + nobody, "kafka.bootstrap.servers");
    }
  }

  private static void awaitReason(TopicsGate gate, String... words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(gate.notReady()).contains(words));
  }

  private void set(String topic, String key, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }
}
