package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.Shared;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.PayloadScan.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayloadScanTest {
  private static final long HOUR = 3_600_000;
  private static final long NOW = System.currentTimeMillis() / HOUR * HOUR;

  private final Map<String, String> kafka =
      Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  private final Topics topics =
      new Topics(new TopicSettings(UUID.randomUUID() + ".", 3, 1, Duration.ofDays(7), 1 << 20));
  private final PayloadScan scan = new PayloadScan(topics, kafka);
  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;

  /** The producer's time counts, so that hours can pass. */
  @BeforeEach
  void makeTopics() throws Exception {
    admin = Admin.create(Map.<String, Object>copyOf(kafka));
    admin
        .createTopics(
            List.of(
                new NewTopic(topics.payloads(), 3, (short) 1)
                    .configs(Map.of("message.timestamp.type", "CreateTime"))))
        .all()
        .get();
    producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    scan.close();
    producer.close();
    admin.close();
  }

  @Test
  void between_readsWhatWasWrittenThen_andLittleElse() throws Exception {
    for (int hour = 9; hour >= 0; hour--) {
      write(hour % 3, NOW - hour * HOUR, "hour " + hour);
    }

    assertThat(read(scan.between(0, 0))).hasSize(10);
    assertThat(read(scan.between(NOW - 6 * HOUR, 0))).hasSize(7).contains("hour 6", "hour 0");
    assertThat(read(scan.between(NOW - 6 * HOUR, NOW - 4 * HOUR)))
        .containsExactlyInAnyOrder("hour 6", "hour 5", "hour 4");
    assertThat(read(scan.between(0, NOW - 8 * HOUR))).containsExactlyInAnyOrder("hour 9", "hour 8");
    assertThat(read(scan.between(NOW + HOUR, 0))).isEmpty();
    assertThat(read(scan.between(0, 1))).isEmpty();
  }

  @Test
  void read_endsWhereTheLogDidAtFirst_orWithTheVisitor() throws Exception {
    for (int i = 0; i < 9; i++) {
      write(i % 3, NOW, "before " + i);
    }
    List<Stretch> then = scan.between(0, 0);
    write(0, NOW, "after");

    assertThat(read(then)).hasSize(9).doesNotContain("after");
    List<String> some = new ArrayList<>();
    boolean all =
        scan.read(
            then,
            payload -> {
              some.add(body(payload));
              return some.size() < 4;
            });
    assertThat(all).isFalse();
    assertThat(some).hasSize(4);
    List<String> later = new ArrayList<>();
    scan.follow(
        then,
        payload -> {
          later.add(body(payload));
          return false;
        });
    assertThat(later).containsExactly("after");
  }

  @Test
  void read_withoutWhatRetentionTook_goesOn() throws Exception {
    write(1, NOW, "gone");
    write(1, NOW, "there");
    List<Stretch> then = scan.between(0, 0);
    TopicPartition partition = new TopicPartition(topics.payloads(), 1);
    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1))).all().get();

    assertThat(read(then)).containsExactly("there");
    assertThat(read(scan.between(0, 0))).containsExactly("there");
  }

  @Test
  void newest_areFoundHoweverFarBack_theOldestFirst() throws Exception {
    for (int hour = 9; hour >= 0; hour--) {
      write(hour % 3, NOW - hour * HOUR, "hour " + hour);
      write(0, NOW - hour * HOUR, "other");
    }

    assertThat(newest(3, 0, "hour")).containsExactly("hour 2", "hour 1", "hour 0");
    assertThat(newest(2, NOW - 5 * HOUR, "hour")).containsExactly("hour 6", "hour 5");
    assertThat(newest(99, 0, "hour")).hasSize(10).startsWith("hour 9");
    assertThat(newest(2, 0, "nothing")).isEmpty();
    assertThat(newest(0, 0, "hour")).isEmpty();
  }

  private List<String> newest(int most, long until, String wanted) {
    return scan
        .newest(
            most,
            until == 0 ? NOW : until,
            scan.between(0, until),
            payload -> body(payload).startsWith(wanted))
        .stream()
        .map(PayloadScanTest::body)
        .toList();
  }

  private List<String> read(List<Stretch> stretches) {
    List<String> bodies = new ArrayList<>();
    assertThat(scan.read(stretches, payload -> bodies.add(body(payload)))).isTrue();
    return bodies;
  }

  private static String body(Found payload) {
    return new String(payload.delivery().request().body(), StandardCharsets.UTF_8);
  }

  private void write(int partition, long time, String body) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topics.payloads(), partition, time, Headers.bytes("source"), Headers.bytes(body)))
        .get();
  }
}
