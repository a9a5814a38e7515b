package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryView;
import hookline.payload.model.Post;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import hookline.topics.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor as it runs, on a real broker. */
class PayloadStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Room for the marker that ends a transaction, and for no post. */
  private static final int MARKER_BYTES = 128;

  @TempDir Path stateDir;

  private final Cluster cluster = new Cluster();
  private final DirectoryView view = cluster.loadedView();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.<String, Object>copyOf(cluster.kafka),
          new StringSerializer(),
          new ByteArraySerializer());
  private final KafkaConsumer<String, byte[]> consumer = consumer();
  private final List<ConsumerRecord<String, byte[]>> posts = new ArrayList<>();
  private final List<ConsumerRecord<String, byte[]>> others = new ArrayList<>();

  @AfterEach
  void close() {
    consumer.close();
    producer.close();
    view.close();
    cluster.close();
  }

  @Test
  void run_payloadsBecomePosts_andARestartGoesOnAndRemembers() throws Exception {
    cluster.fillDirectory();
    try (PayloadStream stream = stream()) {
      assertThat(stream.notReady()).isNotNull();
      stream.start();
      await().atMost(PATIENCE).until(() -> stream.notReady() == null);
      send("one", "");
      send("two", "key");
      awaitRecords(2, 0);
    }
    send("while it was away", "");
    send("two", "key");

    try (PayloadStream stream = stream()) {
      stream.start();
      awaitRecords(3, 1);
      send("three", "");
      awaitRecords(4, 1);
      await().atMost(PATIENCE).until(() -> stream.notReady() == null);
    }
    assertThat(posts)
        .extracting(record -> Json.read(record.value(), Post.class).message())
        .containsExactly("one", "two", "while it was away", "three");
    assertThat(posts).extracting(ConsumerRecord::key).containsOnly(TestDirectory.id("town-square"));
    Duplicate duplicate = Json.read(others.get(0).value(), Duplicate.class);
    assertThat(duplicate.firstDeliveryId())
        .isEqualTo(Json.read(posts.get(1).value(), Post.class).deliveryId());
  }

  @Test
  void failure_isTriedAgain_underTheSameNameInTheGroup() throws Exception {
    cluster.fillDirectory();
    try (PayloadStream stream = stream();
        Admin admin = Admin.create(Map.<String, Object>copyOf(cluster.kafka))) {
      stream.start();
      send("one", "");
      awaitRecords(1, 0);
      limitPosts(admin, MARKER_BYTES);
      send("two", "");
      await().atMost(PATIENCE).until(() -> String.valueOf(stream.notReady()).contains("failed"));
      limitPosts(admin, 1 << 20);
      awaitRecords(2, 0);
      await().atMost(PATIENCE).until(() -> stream.notReady() == null);

      // Any other name would be that of a dead member, whom the group waits for.
      String group = cluster.topics.prefix() + "processor";
      assertThat(admin.describeConsumerGroups(List.of(group)).all().get().get(group).members())
          .extracting(member -> member.groupInstanceId().orElseThrow())
          .containsExactly("test-0-1");
    }
  }

  private PayloadStream stream() {
    ProcessorConfig config = ProcessorConfig.defaults(stateDir, "test-0", cluster.kafka);
    return PayloadStream.live(config, cluster.topics, view);
  }

  /** A payload with the stamp the ingress would give it. */
  private void send(String text, String key) throws Exception {
    ProducerRecord<String, byte[]> payload =
        new ProducerRecord<>(
            cluster.topics.payloads(), "source", Line.bytes("{\"text\":\"" + text + "\"}"));
    payload
        .headers()
        .add(Headers.DIRECTORY_POSITION, Headers.bytes(view.position().toString()))
        .add(Headers.IDEMPOTENCY_KEY, Headers.bytes(key));
    producer.send(payload).get();
  }

  /** The largest record that the broker takes as a post: a processor with a larger one fails. */
  private void limitPosts(Admin admin, int bytes) throws Exception {
    ConfigEntry limit = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, cluster.topics.posts()),
                List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(cluster.kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < cluster.topics.settings().partitions(); partition++) {
      partitions.add(new TopicPartition(cluster.topics.posts(), partition));
      partitions.add(new TopicPartition(cluster.topics.duplicates(), partition));
      partitions.add(new TopicPartition(cluster.topics.rejections(), partition));
    }
    consumer.assign(partitions);
    return consumer;
  }

  private void awaitRecords(int postCount, int otherCount) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                (record.topic().equals(cluster.topics.posts()) ? posts : others).add(record);
              }
              return posts.size() >= postCount && others.size() >= otherCount;
            });
    assertThat(posts).hasSize(postCount);
    assertThat(others).hasSize(otherCount);
  }
}
