package hookline.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.embedded.Shared;
import hookline.status.InstanceAnnouncer.Identity;
import hookline.status.LineStatus.Instance;
import hookline.topics.Answers;
import hookline.topics.Headers;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of the line from a broker alone. */
class StatusReaderTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final Map<String, String> KAFKA =
      Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());

  private final Topics topics =
      new Topics(
          new TopicSettings(
              UUID.randomUUID() + ".",
              3,
              1,
              TopicSettings.DEFAULTS.retention(),
              TopicSettings.DEFAULTS.maxRecordBytes()));
  private final AtomicReference<List<String>> reasons = new AtomicReference<>(List.of());
  private final AtomicReference<Map<String, Double>> totals = new AtomicReference<>(Map.of());

  private Admin admin;
  private StatusReader reader;

  @BeforeEach
  void begin() {
    admin = Admin.create(Map.<String, Object>copyOf(KAFKA));
    new TopicAdmin(admin, topics).apply();
    reader = new StatusReader(topics, KAFKA);
  }

  @AfterEach
  void end() {
    reader.close();
    admin.close();
  }

  @Test
  void aLineOfNobody_hasNothingToTell() {
    LineStatus status = reader.read();
    assertThat(status.oldestAgeMillis()).isZero();
    assertThat(status.payloadsLag()).isZero();
    assertThat(status.postsLag()).isZero();
    assertThat(status.rates()).isEqualTo(new Rates(0, 0, 0, 0, 0));
    assertThat(status.instances()).isEmpty();
    assertThat(status.replays()).isEmpty();
    assertThat(status.troubles()).isEmpty();
  }

  @Test
  void aProcess_isToldWithItsStateAndRates_untilItStops() {
    totals.set(Map.of(Rates.ACCEPTED, 5.0));
    try (InstanceAnnouncer announcer = announce("ingress", "a:9065", EVERY)) {
      Instance ready = awaitInstance("ready");
      assertThat(ready.role()).isEqualTo("ingress");
      assertThat(ready.id()).isEqualTo("a:9065");
      assertThat(ready.host()).isEqualTo("host");
      assertThat(ready.version()).isEqualTo("1.2.3");
      assertThat(ready.startedAt()).isPositive().isLessThanOrEqualTo(ready.heardAt() + 1_000);
      assertThat(ready.partitions()).isEmpty();

      reasons.set(List.of("the brokers are away"));
      assertThat(awaitInstance("not ready").reasons()).containsExactly("the brokers are away");

      await()
          .atMost(SOON)
          .pollInterval(EVERY)
          .until(
              () -> {
                totals.set(Map.of(Rates.ACCEPTED, totals.get().get(Rates.ACCEPTED) + 1_000));
                return reader.read().rates().accepted() > 100;
              });
      assertThat(reader.read().rates().stored()).isZero();
    }
    await().atMost(SOON).until(() -> reader.read().instances().isEmpty());
  }

  @Test
  void aProcess_isToldOnceThereIsATopicForIt() {
    admin.deleteTopics(List.of(topics.instances()));
    await()
        .atMost(SOON)
        .until(() -> !Answers.of(admin.listTopics().names(), SOON).contains(topics.instances()));
    try (InstanceAnnouncer announcer = announce("ingress", "a:9065", EVERY)) {
      assertThat(reader.read().instances()).isEmpty();
      new TopicAdmin(admin, topics).apply();
      assertThat(awaitInstance("ready").id()).isEqualTo("a:9065");
    }
  }

  @Test
  void aTurnThatFails_isNotTheLast() {
    AtomicInteger asked = new AtomicInteger();
    try (InstanceAnnouncer announcer =
        InstanceAnnouncer.start(
            topics,
            KAFKA,
            new Identity("ingress", "a:9065", "host", "1.2.3"),
            EVERY,
            () -> {
              if (asked.getAndIncrement() < 2) {
                throw new IllegalStateException("no reasons");
              }
              return List.of();
            },
            totals::get)) {
      assertThat(awaitInstance("ready").id()).isEqualTo("a:9065");
    }
    await().atMost(SOON).until(() -> reader.read().instances().isEmpty());
  }

  @Test
  void aProcessThatIsHeardNoMore_isSilent_andCountsForNothing() {
    String report =
        """
        {"id":"gone","role":"sink","host":"h","version":"1","started_at":1,"at":2,\
        "every_millis":1,"state":"ready","rates":{"stored":9.0},"a_field_of_a_newer_version":1}""";
    write(topics.instances(), 0, "sink/gone", report);
    write(topics.instances(), 0, "sink/garbage", "no JSON");
    awaitInstance(LineStatus.SILENT);
    assertThat(reader.read().rates().stored()).isZero();
  }

  @Test
  void members_areGivenToTheirProcesses_andThoseNeverHeardAreToldToo() {
    try (InstanceAnnouncer announcer = announce("processor", "vm-0", SELDOM);
        KafkaConsumer<byte[], byte[]> first = member("vm-0-1");
        KafkaConsumer<byte[], byte[]> other = member("vm-1-1")) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                first.poll(EVERY);
                other.poll(EVERY);
                return !first.assignment().isEmpty() && !other.assignment().isEmpty();
              });
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(reader.read().instances())
                      .extracting(Instance::id, Instance::state)
                      .containsExactly(
                          org.assertj.core.groups.Tuple.tuple("vm-0", "ready"),
                          org.assertj.core.groups.Tuple.tuple("vm-1-1", LineStatus.UNHEARD)));
      List<Instance> instances = reader.read().instances();
      assertThat(instances)
          .allSatisfy(one -> assertThat(one.partitions()).containsOnlyKeys("payloads"));
      assertThat(
              instances.stream()
                  .flatMap(one -> one.partitions().get("payloads").stream())
                  .sorted()
                  .toList())
          .containsExactly(0, 1, 2);
    }
  }

  @Test
  void whatWaits_isWhatNobodyCommitted_andAsOldAsItsPayload() {
    write(topics.payloads(), 1, "s", "{}");
    write(topics.payloads(), 1, "s", "{}");
    LineStatus waiting = reader.read();
    assertThat(waiting.payloadsLag()).isEqualTo(2);
    await().atMost(SOON).until(() -> reader.read().oldestAgeMillis() > waiting.oldestAgeMillis());
    commit(topics.processorApplication(), new TopicPartition(topics.payloads(), 1), 2);
    assertThat(reader.read().payloadsLag()).isZero();
    assertThat(reader.read().oldestAgeMillis()).isZero();

    // A post that is made at last is as old as its payload, received long before.
    long hour = Duration.ofHours(1).toMillis();
    write(topics.posts(), 2, "c", "{}", deliveryOf(System.currentTimeMillis() - hour));
    LineStatus unstored = reader.read();
    assertThat(unstored.postsLag()).isEqualTo(1);
    assertThat(unstored.oldestAgeMillis()).isBetween(hour, 2 * hour);
    commit(topics.sinkGroup(), new TopicPartition(topics.posts(), 2), 1);
    assertThat(reader.read().postsLag()).isZero();
  }

  @Test
  void topicsThatAreMissing_areTold_andTheRestIsToldToo() {
    write(topics.payloads(), 1, "s", "{}");
    admin.deleteTopics(List.of(topics.instances(), topics.replays()));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (StatusReader anew = new StatusReader(topics, KAFKA)) {
                LineStatus status = anew.read();
                assertThat(status.payloadsLag()).isEqualTo(1);
                assertThat(status.instances()).isEmpty();
                assertThat(status.replays()).isEmpty();
                assertThat(status.troubles())
                    .containsExactly(
                        "%s, %s are missing: run hookline topics apply"
                            .formatted(topics.instances(), topics.replays()));
              }
            });
  }

  /** A UUID of version 7 as an ingress mints it, of that time. */
  private static String deliveryOf(long millis) {
    String alphabet = "ybndrfg8ejkmcpqxot1uwisza345h769";
    long bits = millis << 7 | 7 << 3;
    StringBuilder id = new StringBuilder();
    for (int shift = 50; shift >= 0; shift -= 5) {
      id.append(alphabet.charAt((int) (bits >>> shift & 31)));
    }
    return id.append("yyyyyyyyyyyyyyy").toString();
  }

  private InstanceAnnouncer announce(String role, String id, Duration every) {
    return InstanceAnnouncer.start(
        topics, KAFKA, new Identity(role, id, "host", "1.2.3"), every, reasons::get, totals::get);
  }

  private Instance awaitInstance(String state) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                reader.read().instances().stream()
                    .filter(one -> one.state().equals(state))
                    .findFirst()
                    .orElse(null),
            one -> one != null);
  }

  private KafkaConsumer<byte[], byte[]> member(String instanceId) {
    KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                KAFKA.get("bootstrap.servers"),
                ConsumerConfig.GROUP_ID_CONFIG,
                topics.processorApplication(),
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                instanceId),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    member.subscribe(List.of(topics.payloads()));
    return member;
  }

  private void commit(String group, TopicPartition partition, long offset) {
    Answers.of(
        admin
            .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
            .all(),
        SOON);
  }

  private static void write(String topic, int partition, String key, String value) {
    write(topic, partition, key, value, "");
  }

  private static void write(
      String topic, int partition, String key, String value, String deliveryId) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(KAFKA),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, partition, Headers.bytes(key), Headers.bytes(value));
      Headers.set(record.headers(), Headers.DELIVERY_ID, deliveryId);
      Answers.of(producer.send(record), SOON);
    }
  }
}
