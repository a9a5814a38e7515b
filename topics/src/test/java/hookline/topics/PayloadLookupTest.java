package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.Shared;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayloadLookupTest {
  private static final long MINUTE = 60_000;

  private final Map<String, String> kafka =
      Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  private final Topics topics =
      new Topics(new TopicSettings(UUID.randomUUID() + ".", 3, 1, Duration.ofDays(7), 1 << 20));
  private final PayloadLookup lookup = new PayloadLookup(topics, kafka);

  @BeforeEach
  void makeTopics() {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
  }

  @AfterEach
  void close() {
    lookup.close();
  }

  @Test
  void find_amongOthersOfTheSameMoment_isTheOneOfThatId() throws Exception {
    long now = System.currentTimeMillis();
    for (int i = 0; i < 30; i++) {
      write(i % 3, deliveryAt(now), "other " + i);
    }
    String wanted = deliveryAt(now);
    write(1, wanted, "wanted");
    write(1, deliveryAt(now), "later");

    assertThat(body(lookup.find(wanted))).isEqualTo("wanted");
    assertThat(lookup.find(wanted).headers().lastHeader("http.user-agent").value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("test");
    assertThat(lookup.find(deliveryAt(now))).isNull();
  }

  @Test
  void find_ofAnotherTime_orOfNoTime_isNull() throws Exception {
    String old = deliveryAt(System.currentTimeMillis() - MINUTE);
    write(0, old, "its clock was a minute late");

    assertThat(lookup.find(old)).isNull();
    assertThat(lookup.find(deliveryAt(System.currentTimeMillis() + MINUTE))).isNull();
    assertThat(lookup.find(Ids.of(UUID.randomUUID()))).isNull();
    assertThat(lookup.find("")).isNull();
  }

  @Test
  void at_isWhatLiesThere_andNullWhenItIsGone() throws Exception {
    RecordMetadata first = write(2, deliveryAt(1), "first");
    RecordMetadata second = write(2, deliveryAt(1), "second");

    assertThat(body(lookup.at(position(first)))).isEqualTo("first");
    assertThat(body(lookup.at(position(second)))).isEqualTo("second");
    assertThat(lookup.at(new LogPosition(topics.payloads(), 2, second.offset() + 1))).isNull();
    assertThat(lookup.at(new LogPosition("another", 2, 0))).isNull();
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(topics.payloads(), 2),
                  RecordsToDelete.beforeOffset(second.offset())))
          .all()
          .get();
    }
    assertThat(lookup.at(position(first))).isNull();
    assertThat(body(lookup.at(position(second)))).isEqualTo("second");
  }

  private RecordMetadata write(int partition, String deliveryId, String body) throws Exception {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topics.payloads(), partition, Headers.bytes("source"), Headers.bytes(body));
    Headers.set(record.headers(), Headers.DELIVERY_ID, deliveryId);
    Headers.set(record.headers(), "http.user-agent", "test");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer.send(record).get();
    }
  }

  private LogPosition position(RecordMetadata written) {
    return new LogPosition(written.topic(), written.partition(), written.offset());
  }

  private static String body(PayloadLookup.Found found) {
    return new String(found.delivery().request().body(), StandardCharsets.UTF_8);
  }

  /** A delivery id as an ingress makes it at that time: a UUID of version 7. */
  private static String deliveryAt(long millis) {
    UUID random = UUID.randomUUID();
    long high = (millis << 16) | (7 << 12) | (random.getMostSignificantBits() & 0xfff);
    return Ids.of(new UUID(high, random.getLeastSignificantBits()));
  }
}
