package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryView;
import hookline.topics.GroupOffsets;
import hookline.topics.Headers;
import hookline.topics.TopicGrowth;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor under {@code group.protocol=streams}. */
class StreamsProtocolTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path stateDir;

  private final Cluster cluster = new Cluster();
  private final DirectoryView view = cluster.loadedView();
  private final Admin admin = Admin.create(Map.<String, Object>copyOf(cluster.kafka));
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.<String, Object>copyOf(cluster.kafka),
          new StringSerializer(),
          new ByteArraySerializer());
  private final KafkaConsumer<String, byte[]> consumer = consumer();
  private MeterRegistry registry = new SimpleMeterRegistry();
  private int posts;
  private int duplicates;

  @AfterEach
  void close() {
    consumer.close();
    producer.close();
    admin.close();
    view.close();
    cluster.close();
  }

  /** Offsets and memory outlive the change of protocol, and restarts under the new one. */
  @Test
  void changeOfProtocol_goesOnWhereItWas_andRemembers() throws Exception {
    cluster.fillDirectory();
    run(GroupProtocol.CLASSIC, 1, 0);
    assertThat(new TopicGrowth(admin, cluster.topics).obstacles(2)).isEmpty();

    run(GroupProtocol.STREAMS, 1, 1);
    assertThat(restored()).isZero();
    run(GroupProtocol.STREAMS, 1, 2);
    assertThat(restored()).isZero();
    run(GroupProtocol.CLASSIC, 1, 3);
  }

  /** Sends the same under the same key once more, and leaves when that is processed. */
  private void run(GroupProtocol protocol, int postCount, int duplicateCount) throws Exception {
    registry = new SimpleMeterRegistry();
    Map<String, String> kafka = new HashMap<>(cluster.kafka);
    // Of no use under the protocol of the brokers, and none may stop the start.
    kafka.put("group.protocol", "classic");
    kafka.put("session.timeout.ms", "20000");
    kafka.put("heartbeat.interval.ms", "2000");
    kafka.put("num.standby.replicas", "1");
    ProcessorConfig config =
        ProcessorConfig.defaults(stateDir, "test-0", kafka).withGroupProtocol(protocol);
    try (PayloadStream stream =
        PayloadStream.live(config, cluster.topics, view, registry, Tracing.OFF)) {
      stream.start();
      await().atMost(PATIENCE).until(() -> stream.notReady() == null);
      send();
      awaitRecords(postCount, duplicateCount);
      if (protocol == GroupProtocol.STREAMS) {
        String group = cluster.topics.processorApplication();
        assertThat(admin.describeStreamsGroups(List.of(group)).all().get().get(group).members())
            .hasSize(1);
        assertThat(GroupOffsets.of(admin, group, PATIENCE)).isNotEmpty();
        assertThat(new TopicGrowth(admin, cluster.topics).obstacles(2))
            .anyMatch(obstacle -> obstacle.contains(group + " has 1 members"));
      }
      stream.leaveWhenClosed();
    }
  }

  private double restored() {
    return registry.get("hookline.processor.restored.records").counter().count();
  }

  private void send() throws Exception {
    ProducerRecord<String, byte[]> payload =
        new ProducerRecord<>(cluster.topics.payloads(), "source", Line.bytes("{\"text\":\"a\"}"));
    payload
        .headers()
        .add(Headers.DIRECTORY_POSITION, Headers.bytes(view.position().toString()))
        .add(Headers.IDEMPOTENCY_KEY, Headers.bytes("key"));
    producer.send(payload).get();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(cluster.kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        List.of(cluster.topics.posts(), cluster.topics.duplicates()).stream()
            .flatMap(
                topic ->
                    List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)).stream())
            .toList());
    return consumer;
  }

  private void awaitRecords(int postCount, int duplicateCount) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.topic().equals(cluster.topics.posts())) {
                  posts++;
                } else {
                  duplicates++;
                }
              }
              return posts >= postCount && duplicates >= duplicateCount;
            });
    assertThat(posts).isEqualTo(postCount);
    assertThat(duplicates).isEqualTo(duplicateCount);
  }
}
