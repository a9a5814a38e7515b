package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.topics.DirectoryTopic;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import hookline.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
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

/** The memory of what came before, kept by a second processor as well. */
class StandbyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path stateDirs;

  private final Cluster cluster = new Cluster();
  private final DirectoryView view = cluster.loadedView();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.<String, Object>copyOf(cluster.kafka),
          new StringSerializer(),
          new ByteArraySerializer());
  private final KafkaConsumer<String, byte[]> consumer = consumer();
  private final List<String> posted = new ArrayList<>();
  private final List<Duplicate> duplicates = new ArrayList<>();

  @AfterEach
  void close() {
    consumer.close();
    producer.close();
    view.close();
    cluster.close();
  }

  @Test
  void processorThatLeaves_leavesItsMemoryToTheOtherThatKeptACopy() throws Exception {
    cluster.fillDirectory();
    TestDirectory directory = new TestDirectory();
    directory.retries("header:x-github-delivery", 0);
    cluster.writer.write(
        known -> List.of(DirectoryEntry.of(DirectoryTopic.HOOKS, directory.hooks.get("source"))));

    try (PayloadStream staying = stream("staying")) {
      try (PayloadStream leaving = stream("leaving")) {
        leaving.start();
        staying.start();
        await()
            .atMost(PATIENCE)
            .until(() -> leaving.notReady() == null && staying.notReady() == null);
        // With as many processors as partitions each judges one of them, and keeps both memories.
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  assertThat(memoriesOf("leaving")).containsExactlyInAnyOrder("0_0", "0_1");
                  assertThat(memoriesOf("staying")).containsExactlyInAnyOrder("0_0", "0_1");
                });
        sendToEveryPartition();
        awaitRecords(2, 0);
        sendToEveryPartition();
        awaitRecords(2, 2);
      }
      takeOutOfTheGroup("leaving-1");
      sendToEveryPartition();
      awaitRecords(2, 4);
      assertThat(staying.notReady()).isNull();
    }
    assertThat(duplicates).extracting(Duplicate::firstDeliveryId).hasSameElementsAs(posted);
    assertThat(duplicates).extracting(Duplicate::idempotencyKey).containsOnly("72d3");
  }

  private PayloadStream stream(String name) {
    Map<String, String> kafka = new HashMap<>(cluster.kafka);
    kafka.put("num.standby.replicas", "1");
    return PayloadStream.live(
        ProcessorConfig.defaults(stateDirs.resolve(name), name, kafka), cluster.topics, view);
  }

  /**
   * The tasks whose memory a processor has on its disk, be it to judge by or for another's sake.
   */
  private Set<String> memoriesOf(String name) throws IOException {
    try (Stream<Path> files = Files.walk(stateDirs.resolve(name))) {
      return files
          .filter(file -> file.getFileName().toString().equals(IdempotencyMemory.NAME))
          .map(file -> file.getParent().getFileName().toString())
          .collect(Collectors.toSet());
    } catch (UncheckedIOException e) {
      return Set.of(); // A file that went while it was looked for.
    }
  }

  /** As an operator does with a processor that will not come back; else its place is kept. */
  private void takeOutOfTheGroup(String instanceId) throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(cluster.kafka))) {
      admin
          .removeMembersFromConsumerGroup(
              cluster.topics.prefix() + "processor",
              new RemoveMembersFromConsumerGroupOptions(Set.of(new MemberToRemove(instanceId))))
          .all()
          .get();
    }
  }

  private void sendToEveryPartition() throws Exception {
    for (int partition = 0; partition < cluster.topics.settings().partitions(); partition++) {
      ProducerRecord<String, byte[]> payload =
          new ProducerRecord<>(
              cluster.topics.payloads(), partition, "source", Line.bytes("{\"text\":\"once\"}"));
      payload
          .headers()
          .add(Headers.DIRECTORY_POSITION, Headers.bytes(view.position().toString()))
          .add("http.x-github-delivery", Headers.bytes("72d3"));
      producer.send(payload).get();
    }
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
    }
    consumer.assign(partitions);
    return consumer;
  }

  private void awaitRecords(int postCount, int duplicateCount) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.topic().equals(cluster.topics.posts())) {
                  posted.add(Headers.text(record.headers(), Headers.DELIVERY_ID));
                } else {
                  duplicates.add(Json.read(record.value(), Duplicate.class));
                }
              }
              return posted.size() >= postCount && duplicates.size() >= duplicateCount;
            });
    assertThat(posted).hasSize(postCount);
    assertThat(duplicates).hasSize(duplicateCount);
  }
}
