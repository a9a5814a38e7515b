package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.EmbeddedKafka;
import hookline.embedded.FreePort;
import hookline.embedded.Shared;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Receipt;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hearing of outcomes outlives what is not there yet, and what goes wrong. */
@Timeout(60)
final class ReceiptReaderTest {
  private static final String DELIVERY = "yxkz7hbqy7n58nqbfqrdqk6g4e";

  @Test
  void topicThatIsMadeLater_isReadOnceItIsThere() {
    Topics topics = topics("receipt-reader-test.");
    Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
    try (ReceiptReader reader = new ReceiptReader(topics, kafka)) {
      reader.start();
      // Long enough for a look that finds nothing, and for what would end the thread.
      Awaitility.await()
          .pollDelay(Duration.ofSeconds(2))
          .untilAsserted(() -> assertThat(reader.place()).isNull());

      make(topics, kafka);

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(reader.place()).isNotNull());
    }
  }

  /** What Kafka's client throws of it is none of Kafka's own exceptions. */
  @Test
  void answerToAnotherRequest_doesNotEndTheReading(@TempDir Path data) throws Exception {
    int port = FreePort.find();
    Topics topics = topics("mixed-up-test.");
    try (FreezableNetwork network = new FreezableNetwork(port);
        EmbeddedKafka kafka =
            EmbeddedKafka.start(
                data,
                port,
                Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + network.port()))) {
      Map<String, String> throughIt =
          Map.of(
              "bootstrap.servers",
              "127.0.0.1:" + network.port(),
              "request.timeout.ms",
              "2000",
              "default.api.timeout.ms",
              "4000");
      make(topics, Map.of("bootstrap.servers", kafka.bootstrapServers()));
      try (ReceiptReader reader = new ReceiptReader(topics, throughIt)) {
        reader.start();
        Awaitility.await().until(() -> reader.place() != null);
        CompletableFuture<@Nullable Receipt> waited = new CompletableFuture<>();
        reader.expect("waits", waited::complete);

        network.mixUpNextAnswer();
        assertThat(waited.get(30, TimeUnit.SECONDS)).as("what cannot be heard any more").isNull();
        Awaitility.await().until(() -> reader.place() != null);

        Receipt receipt =
            new Receipt(DELIVERY, 200, "channel", "town", List.of(), List.of(), "", "", "", "");
        CompletableFuture<@Nullable Receipt> told = new CompletableFuture<>();
        reader.expect(DELIVERY, told::complete);
        send(topics, throughIt, Objects.requireNonNull(reader.place()), receipt);
        assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo(receipt);
      }
    }
  }

  private static void send(Topics topics, Map<String, String> kafka, byte[] place, Receipt receipt)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.get("bootstrap.servers")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  topics.receipts(),
                  Integer.parseInt(new String(place, Headers.CHARSET)),
                  Headers.bytes(receipt.deliveryId()),
                  Json.write(receipt)))
          .get();
    }
  }

  private static Topics topics(String prefix) {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    return new Topics(
        new TopicSettings(prefix, 3, 1, defaults.retention(), defaults.maxRecordBytes()));
  }

  private static void make(Topics topics, Map<String, String> kafka) {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
  }
}
