package hookline.faults.compose;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.embedded.EmbeddedPostgresql;
import hookline.faults.compose.ComposeFile.Service;
import hookline.topics.TopicSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml says of Kafka and PostgreSQL, against what Hookline is built for. */
class ComposeClusterTest {
  private static final ComposeFile FILE = ComposeFile.ofProject();

  @Test
  void images_areOfTheVersionsTheTestsRunOn() {
    assertThat(FILE.brokers())
        .hasSize(3)
        .extracting(Service::image)
        .containsOnly("apache/kafka:" + AppInfoParser.getVersion());
    assertThat(FILE.service("postgresql").image())
        .isEqualTo("postgres:" + EmbeddedPostgresql.MAJOR_VERSION);
  }

  @Test
  void brokers_findEachOther_andAreFound() {
    assertThat(brokers()).extracting(KafkaConfig::nodeId).doesNotHaveDuplicates();
    String voters =
        brokers().stream()
            .map(broker -> "%1$d@kafka-%1$d:9093".formatted(broker.nodeId()))
            .collect(joining(","));
    String bootstrap =
        FILE.brokers().stream().map(broker -> broker.name() + ":9092").collect(joining(","));
    for (Service service : FILE.brokers()) {
      Map<String, String> settings = BrokerSettings.all(service);
      assertThat(settings)
          .containsEntry("controller.quorum.voters", voters)
          .containsEntry("advertised.listeners", "PLAINTEXT://" + service.name() + ":9092");
      assertThat(service.name()).isEqualTo("kafka-" + settings.get("node.id"));
      assertThat(service.healthCheck().get(3)).endsWith("/dev/tcp/127.0.0.1/9092");
    }
    assertThat(FILE.hookline())
        .extracting(service -> service.environment().get("HOOKLINE_KAFKA_BOOTSTRAP_SERVERS"))
        .containsOnly(bootstrap);
  }

  @Test
  void brokers_areOneCluster() {
    assertThat(FILE.brokers())
        .extracting(broker -> broker.environment().get("CLUSTER_ID"))
        .allSatisfy(id -> assertThat(Uuid.fromString(id)).isNotEqualTo(Uuid.ZERO_UUID))
        .containsOnly(FILE.brokers().get(0).environment().get("CLUSTER_ID"));
    assertThat(FILE.brokers())
        .extracting(BrokerSettings::shared)
        .containsOnly(BrokerSettings.shared(FILE.brokers().get(0)));
  }

  @Test
  void brokers_settingsAreKafkas() {
    for (Service broker : FILE.brokers()) {
      assertThat(BrokerSettings.all(broker).keySet())
          .allSatisfy(key -> assertThat(KafkaConfig.configDef().names()).contains(key));
    }
  }

  @Test
  void whatIsAcknowledged_outlivesABroker() {
    int replicas =
        Integer.parseInt(FILE.service("topics").environment().get("HOOKLINE_TOPICS_REPLICATION"));
    int inSync = TopicSettings.minInSync(replicas);
    assertThat(replicas).isEqualTo(FILE.brokers().size());
    assertThat(inSync).isEqualTo(2);
    assertThat(BrokerSettings.shared(FILE.brokers().get(0)))
        .containsEntry("default.replication.factor", Integer.toString(replicas))
        .containsEntry("offsets.topic.replication.factor", Integer.toString(replicas))
        .containsEntry("transaction.state.log.replication.factor", Integer.toString(replicas))
        .containsEntry("min.insync.replicas", Integer.toString(inSync))
        .containsEntry("transaction.state.log.min.isr", Integer.toString(inSync));
  }

  @Test
  void positions_areKeptAsLongAsPayloads() {
    Duration payloads = Settings.of(Map.of()).duration(Setting.TOPICS_RETENTION);
    assertThat(brokers())
        .allSatisfy(
            broker ->
                assertThat(Duration.ofMillis(broker.groupCoordinatorConfig().offsetsRetentionMs()))
                    .isGreaterThanOrEqualTo(payloads));
  }

  @Test
  void everyLog_liesInAVolumeOfItsOwn() {
    for (Service broker : FILE.brokers()) {
      assertThat(broker.volumes())
          .containsExactly(Map.entry(BrokerSettings.all(broker).get("log.dirs"), broker.name()));
    }
    // Where the image of 18 and later has its data; of earlier ones, a folder further down.
    assertThat(FILE.service("postgresql").volumes())
        .containsExactly(Map.entry("/var/lib/postgresql", "postgresql"));
    assertThat(FILE.services().values())
        .flatExtracting(service -> service.volumes().values())
        .filteredOn(volume -> !volume.startsWith("./"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(FILE.volumes());
  }

  @Test
  void sink_knowsItsDatabase() {
    Map<String, String> database = FILE.service("postgresql").environment();
    assertThat(FILE.service("sink").environment())
        .containsEntry(
            "HOOKLINE_STORE_JDBC_URL",
            "jdbc:postgresql://postgresql:5432/" + database.get("POSTGRES_DB"))
        .containsEntry("HOOKLINE_STORE_USER", database.get("POSTGRES_USER"))
        .containsEntry("HOOKLINE_STORE_PASSWORD", database.get("POSTGRES_PASSWORD"));
    assertThat(FILE.service("postgresql").healthCheck())
        .containsExactly(
            "CMD",
            "pg_isready",
            "--host",
            "127.0.0.1",
            "--username",
            database.get("POSTGRES_USER"));
  }

  private static List<KafkaConfig> brokers() {
    return FILE.brokers().stream()
        .map(
            broker -> {
              Properties properties = new Properties();
              properties.putAll(BrokerSettings.all(broker));
              return KafkaConfig.fromProps(properties, false);
            })
        .toList();
  }
}
