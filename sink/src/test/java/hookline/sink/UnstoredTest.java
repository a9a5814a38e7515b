package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is said of payloads that are not rows yet. */
@ExtendWith(Servers.class)
final class UnstoredTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void oldest_ofAPayloadNobodyProcessed_grows_andIsGoneOnceItIsProcessed(
      TestLog log, TestStore database) throws Exception {
    String payloads = log.topics().payloads();
    try (Unstored unstored = start(log, database)) {
      await().atMost(SOON).until(() -> gauge("hookline.oldest.unstored.payload.age") == 0);
      log.write(
          List.of(
              new ProducerRecord<>(payloads, 1, null, bytes("{}")),
              new ProducerRecord<>(payloads, 1, null, bytes("{}"))));
      await().atMost(SOON).until(() -> gauge("hookline.payloads.lag") == 3);
      double age = gauge("hookline.oldest.unstored.payload.age");
      await().atMost(SOON).until(() -> gauge("hookline.oldest.unstored.payload.age") > age);

      commit(log, new TopicPartition(payloads, 1), 1);
      await().atMost(SOON).until(() -> gauge("hookline.payloads.lag") == 2);
      assertThat(gauge("hookline.oldest.unstored.payload.age")).isPositive();

      // Only the transaction's marker is left, which is no payload.
      commit(log, new TopicPartition(payloads, 1), 2);
      await().atMost(SOON).until(() -> gauge("hookline.payloads.lag") == 1);
      assertThat(gauge("hookline.oldest.unstored.payload.age")).isZero();

      commit(log, new TopicPartition(payloads, 1), 3);
      await().atMost(SOON).until(() -> gauge("hookline.payloads.lag") == 0);
      assertThat(gauge("hookline.oldest.unstored.payload.age")).isZero();
    }
  }

  @Test
  void oldest_ofAPostThatIsNoRow_isToldUntilItIsOne(TestLog log, TestStore database)
      throws Exception {
    try (Unstored unstored = start(log, database)) {
      log.writePosts(List.of(TestRows.post(TestRows.id(1), "channel", "message")));
      await().atMost(SOON).until(() -> gauge("hookline.posts.lag") > 0);
      assertThat(gauge("hookline.oldest.unstored.payload.age")).isPositive();
      try (Sink sink = new Sink(database.config(log.topics(), log.kafka()), log.topics())) {
        sink.start();
        await().atMost(SOON).until(() -> gauge("hookline.posts.lag") == 0);
        assertThat(gauge("hookline.oldest.unstored.payload.age")).isZero();
      }
    }
  }

  @Test
  void databaseThatGoesAwayWhileTheLineIsQuiet_hidesNothing(TestLog log, @TempDir Path dir)
      throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of());
        TestStore database = server.database();
        Unstored unstored = start(log, database)) {
      await().atMost(SOON).until(() -> gauge("hookline.posts.lag") == 0);
      server.stop();
      log.writePosts(List.of(TestRows.post(TestRows.id(1), "channel", "message")));
      await().atMost(SOON).until(() -> gauge("hookline.posts.lag") > 0);
      assertThat(gauge("hookline.oldest.unstored.payload.age")).isPositive();
    }
  }

  @Test
  void databaseThatIsAwayFromTheStart_hidesNothing_andWhatTheSinksCommittedCounts(
      TestLog log, @TempDir Path dir) throws Exception {
    try (OwnServer server = new OwnServer(dir, Map.of());
        TestStore database = server.database()) {
      SinkConfig config = database.config(log.topics(), log.kafka());
      Store store = database.open(config, 1);
      server.stop();
      log.writePosts(List.of(TestRows.post(TestRows.id(1), "channel", "message")));
      try (Unstored unstored = unstored(log, config, store)) {
        assertThat(gauge("hookline.oldest.unstored.payload.age")).isNaN();
        assertThat(gauge("hookline.payloads.lag")).isNaN();
        assertThat(gauge("hookline.posts.lag")).isNaN();
        unstored.start();
        await().atMost(SOON).until(() -> gauge("hookline.posts.lag") > 0);
        assertThat(gauge("hookline.oldest.unstored.payload.age")).isPositive();

        for (int partition = 0; partition < log.topics().settings().partitions(); partition++) {
          commit(log, config.groupId(), new TopicPartition(log.topics().posts(), partition), 9);
        }
        await().atMost(SOON).until(() -> gauge("hookline.posts.lag") == 0);
      }
    }
  }

  private Unstored start(TestLog log, TestStore database) throws Exception {
    SinkConfig config = database.config(log.topics(), log.kafka());
    Unstored unstored = unstored(log, config, database.open(config, 1));
    unstored.start();
    return unstored;
  }

  private Unstored unstored(TestLog log, SinkConfig config, Store store) {
    return new Unstored(
        config,
        log.topics(),
        log.admin(),
        new TopicIds(log.admin(), Sink.KAFKA_PATIENCE),
        store,
        registry);
  }

  private static void commit(TestLog log, TopicPartition partition, long offset) {
    commit(log, log.topics().processorApplication(), partition, offset);
  }

  private static void commit(TestLog log, String group, TopicPartition partition, long offset) {
    TestLog.get(
        log.admin()
            .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
            .all());
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
