package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.embedded.Shared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicAdminTest {
  private final Topics topics =
      new Topics(new TopicSettings(UUID.randomUUID() + ".", 3, 1, Duration.ofDays(7), 1 << 20));
  private final Admin admin =
      Admin.create(Map.<String, Object>of("bootstrap.servers", Shared.kafka().bootstrapServers()));
  private final TopicAdmin topicAdmin = new TopicAdmin(admin, topics);

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void check_beforeApply_namesEveryTopicAsMissing() {
    assertThat(topicAdmin.check().differences())
        .hasSize(topics.definitions(1).size())
        .allSatisfy(difference -> assertThat(difference.actual()).isEqualTo("missing"));
  }

  @Test
  void apply_makesWhatIsMissing_andASecondTimeNothing() {
    assertThat(topicAdmin.apply()).hasSize(topics.definitions(1).size());
    assertThat(topicAdmin.check().differences()).isEmpty();
    assertThat(topicAdmin.apply()).isEmpty();
  }

  @Test
  void replication_thatIsNotChosen_isThreeWhereThereAreThreeBrokers() {
    Topics automatic = new Topics(TopicSettings.DEFAULTS);
    assertThat(automatic.definitions(1))
        .allSatisfy(
            topic -> {
              assertThat(topic.replication()).isEqualTo((short) 1);
              assertThat(topic.config()).containsEntry("min.insync.replicas", "1");
            });
    assertThat(automatic.definitions(5))
        .allSatisfy(
            topic -> {
              assertThat(topic.replication()).isEqualTo((short) 3);
              assertThat(topic.config()).containsEntry("min.insync.replicas", "2");
            });
  }

  @Test
  void apply_changesNothingThatExists_andCheckTellsWhere() throws Exception {
    admin.createTopics(List.of(new NewTopic(topics.posts(), 1, (short) 1))).all().get();
    topicAdmin.apply();
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topics.payloads()),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("retention.ms", "1000"), AlterConfigOp.OpType.SET))))
        .all()
        .get(10, TimeUnit.SECONDS);

    // A changed setting takes the brokers a moment to show.
    await()
        .until(
            () -> topicAdmin.check().differences(),
            found -> found.stream().anyMatch(d -> d.actual().equals("1000")));
    assertThat(topicAdmin.check().differences())
        .contains(
            new TopicDifference(topics.posts(), "partitions", "3", "1"),
            new TopicDifference(
                topics.posts(), "message.timestamp.type", "LogAppendTime", "CreateTime"),
            new TopicDifference(topics.payloads(), "retention.ms", "604800000", "1000"))
        .extracting(TopicDifference::topic)
        .containsOnly(topics.posts(), topics.payloads());
  }
}
