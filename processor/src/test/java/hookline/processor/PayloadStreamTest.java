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

/** The processor as it runs, on a real broker. */
class PayloadStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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

  private PayloadStream stream() {
    ProcessorConfig config = ProcessorConfig.defaults(stateDir, "test-0", cluster.kafka);
    return new PayloadStream(config, cluster.topics, view);
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
