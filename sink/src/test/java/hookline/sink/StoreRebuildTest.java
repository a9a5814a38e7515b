package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hookline.payload.model.Channel;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.sink.StoreComparison.Compared;
import hookline.sink.read.DeliveryReader;
import hookline.sink.read.PostReader;
import hookline.sink.read.StoreReader;
import hookline.topics.DirectoryTopic;
import hookline.topics.Duplicate;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import hookline.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store made anew is the store there was, row for row, whatever goes on meanwhile. */
@ExtendWith(Servers.class)
final class StoreRebuildTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Received when the log still has everything, as far as a rebuild can know. */
  private static final long NEW = System.currentTimeMillis() + 3_600_000;

  private TestLog log;
  private TestStore database;
  private SinkConfig config;
  private Sink sink;
  private int written;

  @BeforeEach
  void start(TestLog testLog, TestStore testStore) {
    log = testLog;
    database = testStore;
    config = database.config(log.topics(), log.kafka());
    sink = new Sink(config, log.topics());
    sink.start();
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void rebuild_ofAllKindsOfRows_andATruncatedLog_givesTheSameStore() throws Exception {
    writeOld();
    awaitStored();
    truncate(log.topics().posts());
    truncate(log.topics().rejections());
    writeNew();
    awaitStored();
    String rows = rows("posts", "id") + rows("rejected", "delivery_id");

    StoreRebuild.Summary summary = rebuild(step -> {});

    assertThat(summary.posts()).isPositive().isLessThan(database.count("posts"));
    assertThat(summary.kept()).isEqualTo("public_before");
    assertThat(rows("posts", "id") + rows("rejected", "delivery_id")).isEqualTo(rows);
    assertSame();
    assertThat(database.count("posts WHERE revision = " + Erasure.REVISION)).isPositive();
    assertThat(database.value("SELECT to_regnamespace('public_next')")).isNull();

    // Sinks go on where they were, and the old tables go once they were looked at.
    writeNew();
    awaitStored();
    assertThat(compare().stream().mapToLong(Compared::since).sum()).isPositive();
    assertSame();
    assertThatThrownBy(() -> rebuild(step -> {})).hasMessageContaining("drop-before");
    assertThat(new KeptStore(config).drop()).isEqualTo("public_before");
    rebuild(step -> {});
    assertSame();
  }

  @Test
  void rowThatWasWrong_isMended_andIsTheOneThatDiffers() throws Exception {
    writeNew();
    awaitStored();
    String id = database.value("SELECT id FROM posts WHERE parts = 1 ORDER BY id LIMIT 1");
    database.execute("UPDATE posts SET message = 'wrong', part = 0 WHERE id = '" + id + "'");
    rebuild(step -> {});
    assertThat(database.value("SELECT message FROM posts WHERE id = '" + id + "'"))
        .isNotEqualTo("wrong");
    assertThat(compare().stream().flatMap(table -> table.shown().stream()))
        .containsExactly(id + "  message differs");
  }

  @Test
  void rebuildThatIsKilled_anywhere_leavesTheStoreAsItWas_andTheNextOneWorks() throws Exception {
    writeOld();
    awaitStored();
    truncate(log.topics().posts());
    writeNew();
    awaitStored();
    String rows =
        rows("posts", "id") + rows("rejected", "delivery_id") + rows("hooks", "source_id");
    for (RebuildStep last : RebuildStep.values()) {
      assertThatThrownBy(
              () ->
                  rebuild(
                      step -> {
                        if (step == last) {
                          throw new IllegalStateException("killed");
                        }
                      }))
          .hasMessage("killed");
      assertThat(rows("posts", "id") + rows("rejected", "delivery_id") + rows("hooks", "source_id"))
          .as("killed after %s", last)
          .isEqualTo(rows);
      assertThat(database.value("SELECT to_regnamespace('public_before')") != null)
          .isEqualTo(last == RebuildStep.SWAPPED);
      writeNew();
      awaitStored();
      rows = rows("posts", "id") + rows("rejected", "delivery_id") + rows("hooks", "source_id");
    }
    assertSame();
    new KeptStore(config).drop();
    rebuild(step -> {});
    assertSame();
    assertThat(rows("posts", "id") + rows("rejected", "delivery_id") + rows("hooks", "source_id"))
        .isEqualTo(rows);
  }

  @Test
  void liveTrafficAndReaders_goOnThroughTheSwap_andNeverSeeHalfAStore() throws Exception {
    writeOld();
    writeNew();
    awaitStored();
    database.execute("GRANT SELECT ON posts, deliveries TO PUBLIC");
    String id = database.value("SELECT id FROM posts WHERE parts = 1 ORDER BY id LIMIT 1");
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService others = Executors.newFixedThreadPool(2);
    try (LogLines lines = new LogLines();
        StoreReader reader = StoreReader.open(database.url(), "", "", "test", 2)) {
      Future<Integer> reads = others.submit(() -> read(reader, id, over));
      Future<Integer> writes = others.submit(() -> writeUntil(over));
      await().atMost(SOON).until(() -> database.count("posts") > 200);
      rebuild(step -> {});
      over.set(true);
      assertThat(reads.get()).isPositive();
      assertThat(writes.get()).isPositive();
      awaitStored();
      assertThat(sink.notReady()).isNull();
      assertThat(lines.containing("is not ready")).isEmpty();
      assertThat(lines.containing("Reading the stored offsets again")).isEmpty();
    } finally {
      over.set(true);
      others.shutdownNow();
    }
    assertSame();
    assertThat(database.value("SELECT relacl FROM pg_class WHERE oid = 'posts'::regclass"))
        .contains("=r/");
  }

  @Test
  void whatHangsOnTheTables_stopsARebuildBeforeItBegins() throws Exception {
    writeNew();
    awaitStored();
    database.execute("CREATE VIEW report AS SELECT count(*) FROM posts");
    database.execute("CREATE INDEX mine ON posts (user_id)");
    assertThatThrownBy(() -> rebuild(step -> {}))
        .hasMessageContainingAll("view report", "index mine");
  }

  @Test
  void storeWithoutASinkThatRuns_isRebuiltUpToWhatItHasStored() throws Exception {
    writeNew();
    awaitStored();
    sink.close();
    writeNew();
    long rows = database.count("posts");
    rebuild(step -> {});
    assertSame();
    assertThat(database.count("posts")).isEqualTo(rows);
    sink = new Sink(config, log.topics());
    sink.start();
    awaitStored();
    assertThat(database.count("posts")).isGreaterThan(rows);
  }

  private StoreRebuild.Summary rebuild(Consumer<RebuildStep> done) {
    RebuildProgress quiet =
        new RebuildProgress() {
          @Override
          public void says(String line) {}

          @Override
          public void isAt(long done, long all, String what) {}
        };
    return new StoreRebuild(config, log.topics(), quiet, done).run();
  }

  private List<Compared> compare() {
    return new StoreComparison(config).compare("", "", 10);
  }

  private void assertSame() {
    assertThat(compare())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.shown()).as(table.table()).isEmpty());
  }

  /** The same post by two readers whose statements the server has prepared. */
  private static Integer read(StoreReader reader, String id, AtomicBoolean over) {
    PostReader posts = new PostReader(reader);
    DeliveryReader deliveries = new DeliveryReader(reader);
    int reads = 0;
    while (!over.get()) {
      assertThat(posts.byId(id)).isPresent();
      assertThat(deliveries.find(id)).isPresent();
      reads++;
    }
    return reads;
  }

  private Integer writeUntil(AtomicBoolean over) {
    int batches = 0;
    while (!over.get()) {
      List<Post> posts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        posts.add(newPost(TestRows.id(1_000_000 + written++), "live"));
      }
      log.writePosts(posts);
      if (batches++ == 5) {
        log.write(List.of(erasure(ErasureKind.DELIVERY, posts.get(3).id(), 5)));
      }
    }
    return batches;
  }

  /** Deliveries from before: split, replayed, withdrawn, revived, refused, repeated, erased. */
  private void writeOld() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      records.addAll(delivery(written++, false));
    }
    Channel direct = Channel.direct(TestRows.id(910_001), TestRows.id(910_002), 7);
    records.add(direct(direct));
    records.add(direct(Channel.direct(TestRows.id(910_001), TestRows.id(910_002), 9)));
    records.add(log.post(log.topics().posts(), TestRows.post(id(written++), direct.id(), "dm")));
    records.add(
        new ProducerRecord<>(
            log.topics().directory(DirectoryTopic.HOOKS),
            bytes(TestRows.SOURCE),
            Json.write(TestRows.hook(TestRows.SOURCE, TestRows.USER))));
    log.write(records);
    log.write(List.of(erasure(ErasureKind.USER, TestRows.id(910_002), NEW)));
  }

  private void writeNew() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    int first = written;
    for (int i = 0; i < 40; i++) {
      records.addAll(delivery(written++, true));
    }
    records.add(erasure(ErasureKind.DELIVERY, id(first + 1), 5));
    records.add(erasure(ErasureKind.DELIVERY, id(first + 3), 5));
    log.write(records);
  }

  private List<ProducerRecord<byte[], byte[]>> delivery(int number, boolean isNew) {
    String id = id(number);
    String channel = TestRows.id(920_000 + number % 5);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    int parts = number % 4 == 0 ? 3 : 1;
    for (int part = 0; part < parts; part++) {
      Post post = TestRows.part(id, channel, "first", part, parts, 0);
      records.add(log.post(log.topics().posts(), isNew ? at(post, NEW) : post));
    }
    if (number % 5 == 0) {
      Post post = TestRows.part(id, channel, "replayed", 0, 1, 5_000);
      records.add(log.post(log.topics().replayPosts(), isNew ? at(post, NEW) : post));
    }
    if (number % 3 == 0) {
      Rejection rejection = at(TestRows.rejection(id, 6_000, number % 2 == 0), isNew ? NEW : 0);
      records.add(log.rejection(log.topics().replayRejections(), rejection));
    }
    if (number % 12 == 0) {
      Post post = TestRows.part(id, channel, "revived", 0, 1, 7_000);
      records.add(log.post(log.topics().replayPosts(), isNew ? at(post, NEW) : post));
    }
    String refused = TestRows.id(2_000_000 + number);
    records.add(
        log.rejection(
            log.topics().rejections(), at(TestRows.rejection(refused, 0, false), isNew ? NEW : 0)));
    String repeated = TestRows.id(3_000_000 + number);
    long received = isNew ? NEW : 1_700_000_000_000L;
    records.add(
        new ProducerRecord<>(
            log.topics().duplicates(),
            bytes(TestRows.SOURCE),
            Json.write(
                new Duplicate(
                    repeated,
                    TestRows.SOURCE,
                    id,
                    received,
                    "key",
                    Duplicate.OF_THE_REQUEST,
                    new LogPosition("payloads", 0, number)))));
    return records;
  }

  private static Post newPost(String id, String message) {
    return at(TestRows.post(id, TestRows.id(920_000), message), NEW);
  }

  private static Post at(Post post, long receivedAt) {
    return new Post(
        post.id(),
        receivedAt,
        post.revision() == 0 ? receivedAt : post.updateAt(),
        0,
        post.userId(),
        post.channelId(),
        "",
        post.message(),
        "",
        post.props(),
        post.metadata(),
        post.sourceId(),
        post.deliveryId(),
        post.part(),
        post.parts(),
        post.revision(),
        post.warnings(),
        post.payload());
  }

  private static Rejection at(Rejection rejection, long receivedAt) {
    return receivedAt == 0
        ? rejection
        : new Rejection(
            rejection.deliveryId(),
            rejection.sourceId(),
            receivedAt,
            rejection.revision(),
            rejection.reason(),
            rejection.refusal(),
            rejection.detail(),
            rejection.status(),
            rejection.withdraw(),
            rejection.payload());
  }

  private ProducerRecord<byte[], byte[]> erasure(ErasureKind kind, String value, long at) {
    String id = TestRows.id((kind.name() + value + at).hashCode());
    return new ProducerRecord<>(
        log.topics().erasures(), bytes(id), Json.write(new Erasure(id, kind, value, at, "")));
  }

  private ProducerRecord<byte[], byte[]> direct(Channel channel) {
    return new ProducerRecord<>(
        log.topics().directChannels(), bytes(channel.id()), Json.write(channel));
  }

  private static String id(int number) {
    return TestRows.id(number);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As retention does, of all that is there now. */
  private void truncate(String topic) {
    Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
    ends(topic)
        .forEach((partition, end) -> deleted.put(partition, RecordsToDelete.beforeOffset(end)));
    TestLog.get(log.admin().deleteRecords(deleted).all());
  }

  private Map<TopicPartition, Long> ends(String topic) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    int partitions =
        TestLog.get(log.admin().describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .size();
    for (int partition = 0; partition < partitions; partition++) {
      asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    TestLog.get(log.admin().listOffsets(asked).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Everything in the log is in the store, and every rule is applied. */
  private void awaitStored() {
    List<String> topics = new ArrayList<>(Sink.liveTopics(log.topics()));
    topics.addAll(Sink.replayTopics(log.topics()));
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              for (String topic : topics) {
                for (Map.Entry<TopicPartition, Long> end : ends(topic).entrySet()) {
                  assertThat(
                          database.value(
                              "SELECT next FROM offsets WHERE topic = '%s' AND partition = %d"
                                  .formatted(topic, end.getKey().partition())))
                      .as(end.getKey().toString())
                      .isEqualTo(end.getValue().toString());
                }
              }
              assertThat(database.count("erasures WHERE applied_at = 0")).isZero();
            });
  }

  /** But for the note for the indexes, which may be missing. */
  private String rows(String table, String key) throws Exception {
    List<Map<String, String>> rows =
        database.rows("SELECT * FROM %s ORDER BY %s".formatted(table, key));
    rows.forEach(row -> row.remove("closed_below"));
    return rows.toString();
  }
}
