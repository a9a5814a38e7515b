package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Standalone as a process of its own, killed in the middle of its work. */
class KilledTest {
  private static final int SENDERS = 8;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 2_000;

  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  private KillableStandalone standalone;

  @BeforeEach
  void prepare() {
    standalone = new KillableStandalone(folder, Path.of("target/killed-test.log"));
  }

  @AfterEach
  void end() throws Exception {
    standalone.close();
  }

  @Test
  void kill_underLoad_losesNothingAcknowledged_andStoresNothingTwice() throws Exception {
    Properties properties = standalone.start();
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    List<Thread> senders = send(properties, acknowledged);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
    standalone.kill();
    for (Thread sender : senders) {
      sender.join();
    }

    Properties after = standalone.start();
    assertThat(after.getProperty("hook.id")).isEqualTo(properties.getProperty("hook.id"));
    try (Connection store = DriverManager.getConnection(after.getProperty("store.jdbc.url"))) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(messages(store)).containsAll(acknowledged));
      // Each message was sent once: what is there twice was stored twice.
      assertThat(messages(store)).doesNotHaveDuplicates();
      // Rows are keyed by delivery: one forwarded twice shows only in the log.
      assertThat(forwarded(after.getProperty("kafka.bootstrap.servers")))
          .hasSizeGreaterThanOrEqualTo(messages(store).size())
          .doesNotHaveDuplicates();
    }
  }

  /** Sends distinct messages until the process is gone; notes those that were answered 200. */
  private static List<Thread> send(Properties properties, Set<String> acknowledged) {
    URI hook =
        URI.create(
            properties.getProperty("http.url") + "/hooks/" + properties.getProperty("hook.id"));
    HttpClient http = HttpClient.newHttpClient();
    AtomicInteger next = new AtomicInteger();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  while (true) {
                    String message = "message " + next.incrementAndGet();
                    HttpRequest request =
                        HttpRequest.newBuilder(hook)
                            .POST(
                                HttpRequest.BodyPublishers.ofString(
                                    "{\"text\":\"" + message + "\"}"))
                            .build();
                    if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()
                        == 200) {
                      acknowledged.add(message);
                    }
                  }
                } catch (IOException e) {
                  // The process is gone: what was not answered may or may not be there.
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      sender.start();
      senders.add(sender);
    }
    return senders;
  }

  /** The delivery ids of all posts in the log, in whatever order. */
  private static List<String> forwarded(String bootstrapServers) throws IOException {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<String> deliveries = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("hookline.posts").stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> post : consumer.poll(Duration.ofMillis(100))) {
          deliveries.add(Json.readTree(post.value()).path("delivery_id").asText());
        }
      }
    }
    return deliveries;
  }

  private static List<String> messages(Connection store) throws Exception {
    try (Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery("SELECT message FROM posts")) {
      List<String> messages = new ArrayList<>();
      while (rows.next()) {
        messages.add(rows.getString(1));
      }
      return messages;
    }
  }
}
