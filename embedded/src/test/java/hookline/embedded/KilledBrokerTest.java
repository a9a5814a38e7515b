package hookline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed between a transaction's decision and its markers. */
class KilledBrokerTest {
  /** The more the broker has to give up, the longer it does not know what it leads. */
  private static final int OTHER_PARTITIONS = 300;

  private static final TopicPartition OUT = new TopicPartition("out", 0);

  @TempDir Path folder;

  private Process broker;

  @AfterEach
  void end() throws InterruptedException {
    broker.destroyForcibly().waitFor();
  }

  @Test
  @Timeout(180)
  void decidedTransaction_isEndedByTheNextStart() throws Exception {
    String bootstrap = start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        KafkaProducer<String, String> producer = producer(bootstrap)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(OUT.topic(), 1, (short) 1),
                  new NewTopic("others", OTHER_PARTITIONS, (short) 1)))
          .all()
          .get();
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(OUT.topic(), "decided")).get();
      // No marker is that small: the broker refuses its own, and does not try again.
      limit(admin, 1);
      producer.commitTransaction();
      limit(admin, 1 << 20);
    }
    broker.destroyForcibly().waitFor();

    try (KafkaConsumer<String, String> consumer = consumer(start())) {
      consumer.assign(List.of(OUT));
      consumer.seekToBeginning(List.of(OUT));
      List<String> read = new ArrayList<>();
      for (int i = 0; i < 300 && read.isEmpty(); i++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          read.add(record.value());
        }
      }
      assertThat(read).containsExactly("decided");
    }
  }

  private String start() throws Exception {
    Path address = Files.createTempFile(folder, "address", "");
    broker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                folder.resolve("kafka").toString(),
                address.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (Files.size(address) == 0) {
      assertThat(broker.waitFor(50, TimeUnit.MILLISECONDS)).as("ended").isFalse();
    }
    return Files.readString(address);
  }

  private static void limit(Admin admin, int bytes) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, OUT.topic()),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private static KafkaProducer<String, String> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "transactional.id", "decided"),
        new StringSerializer(),
        new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  /** A broker that signals reach: in its folder, it tells its address in a file. */
  static final class Broker {
    private Broker() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0, Map.of());
      Files.writeString(Path.of(arguments[1]), kafka.bootstrapServers());
      new CountDownLatch(1).await();
    }
  }
}
