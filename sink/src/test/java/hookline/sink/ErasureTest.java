package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.payload.model.Channel;
import hookline.payload.model.LogPosition;
import hookline.sink.read.DeliveryReader;
import hookline.sink.read.PostReader;
import hookline.sink.read.StoreReader;
import hookline.sink.read.StoredDelivery;
import hookline.topics.Duplicate;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import hookline.topics.Json;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was erased has no content, and nothing brings it back. */
@ExtendWith(Servers.class)
final class ErasureTest {
  private static final String ID = TestRows.id(1);
  private static final long RECEIVED = TestRows.post(ID, "c", "x").createAt();
  private static final long LATER = 1_800_000_000_000L;
  private static final Duration SOON = Duration.ofSeconds(60);

  private TestStore database;
  private Store store;

  @BeforeEach
  void openStore(TestStore testStore) throws Exception {
    database = testStore;
    store = testStore.open(testStore.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 2);
  }

  @Test
  void storedPost_becomesATombstoneWithoutContentAndParts() throws Exception {
    write(
        new Row.PostRow(TestRows.part(ID, "c", "one", 0, 2, 5_000)),
        new Row.PostRow(TestRows.part(ID, "c", "two", 1, 2, 5_000)));
    erase(ErasureKind.HOOK, TestRows.SOURCE, LATER);

    Map<String, String> row = database.rows("SELECT * FROM posts").get(0);
    assertThat(database.count("posts")).isEqualTo(1);
    assertThat(row)
        .containsEntry("id", ID)
        .containsEntry("delivery_id", ID)
        .containsEntry("source_id", TestRows.SOURCE)
        .containsEntry("create_at", Long.toString(RECEIVED))
        .containsEntry("delete_at", Long.toString(LATER))
        .containsEntry("revision", "9007199254740991")
        .containsEntry("parts", "0")
        .containsEntry("payload_topic", "payloads");
    for (String content : List.of("message", "channel_id", "user_id", "root_id", "type")) {
      assertThat(row).containsEntry(content, "");
    }
    assertThat(List.of(row.get("props"), row.get("metadata"), row.get("warnings")))
        .containsExactly("{}", "{}", "[]");
    assertThat(database.rows("SELECT posts, rejections, applied_at > 0 AS done FROM erasures"))
        .containsExactly(Map.of("posts", "2", "rejections", "0", "done", "t"));
  }

  @Test
  void replayRetryAndFurtherParts_bringNothingBack() throws Exception {
    write(new Row.PostRow(TestRows.post(ID, "c", "one")));
    erase(ErasureKind.DELIVERY, ID, 1);
    String erased = database.rows("SELECT * FROM posts").toString();

    Rejection withdrawal = TestRows.rejection(ID, Erasure.REVISION - 1, true);
    write(
        new Row.PostRow(TestRows.part(ID, "c", "replayed", 0, 3, Erasure.REVISION - 1)),
        new Row.PostRow(TestRows.part(ID, "c", "more", 2, 3, Erasure.REVISION - 1)));
    write(new Row.RejectionRow(withdrawal), new Row.PostRow(withdrawal.tombstone()));
    write(new Row.PostRow(TestRows.part(ID, "c", "late", 1, 2, 0)));

    assertThat(database.rows("SELECT * FROM posts")).hasToString(erased);
    assertThat(database.value("SELECT detail FROM rejected")).isEmpty();
  }

  @Test
  void rejection_losesItsDetail_andIsNotOpenAnyMore() throws Exception {
    write(new Row.RejectionRow(TestRows.rejection(ID, 0, false)));
    erase(ErasureKind.HOOK, TestRows.SOURCE, LATER);

    assertThat(database.value("SELECT detail FROM rejected")).isEmpty();
    assertThat(database.value("SELECT resolved_at FROM rejections")).isEqualTo("" + LATER);
    assertThat(database.value("SELECT status FROM deliveries")).isEqualTo("erased");
    assertThat(database.value("SELECT rejections FROM erasures")).isEqualTo("1");
  }

  @Test
  void duplicate_losesItsKey_alsoOfAFirstDeliveryThatIsErased() throws Exception {
    String second = TestRows.id(2);
    Row duplicate =
        new Row.DuplicateRow(
            new Duplicate(
                second,
                TestRows.SOURCE,
                ID,
                7,
                "key",
                Duplicate.OF_THE_REQUEST,
                new LogPosition("p", 1, 2)));
    write(new Row.PostRow(TestRows.post(ID, "c", "one")), duplicate);
    erase(ErasureKind.DELIVERY, ID, 1);
    assertThat(database.value("SELECT idempotency_key FROM duplicates")).isEmpty();

    database.execute("TRUNCATE duplicates");
    write(duplicate);
    assertThat(database.value("SELECT idempotency_key FROM duplicates")).isEmpty();

    erase(ErasureKind.HOOK, TestRows.SOURCE, LATER);
    assertThat(database.rows("SELECT DISTINCT status FROM deliveries"))
        .containsExactly(Map.of("status", "erased"));
  }

  @Test
  void whatIsReceivedAfterTheRule_isStored() throws Exception {
    erase(ErasureKind.HOOK, TestRows.SOURCE, RECEIVED - 1);
    erase(ErasureKind.USER, TestRows.USER, RECEIVED - 1);
    write(new Row.PostRow(TestRows.post(ID, "c", "one")));
    assertThat(database.value("SELECT message FROM posts")).isEqualTo("one");

    erase(ErasureKind.HOOK, TestRows.SOURCE, RECEIVED);
    assertThat(database.value("SELECT message FROM posts")).isEmpty();
  }

  @Test
  void user_isErasedFromDirectChannels_alsoThoseTheStoreLearnsOfLast() throws Exception {
    String user = TestRows.id(700);
    Channel direct = Channel.direct(user, TestRows.id(701), 5);
    Channel later = Channel.direct(TestRows.id(702), user, 5);
    write(
        new Row.DirectChannelRow(direct),
        new Row.PostRow(TestRows.post(ID, direct.id(), "one")),
        new Row.PostRow(TestRows.post(TestRows.id(2), later.id(), "two")),
        new Row.PostRow(TestRows.post(TestRows.id(3), "c", "stays")));
    erase(ErasureKind.USER, user, LATER);
    assertThat(messages()).containsExactly("", "stays", "two");

    write(new Row.DirectChannelRow(later));
    sweep();
    assertThat(messages()).containsExactly("", "", "stays");
    write(new Row.PostRow(TestRows.part(TestRows.id(4), later.id(), "three", 0, 1, 9_000)));
    assertThat(messages()).containsExactly("", "", "", "stays");
  }

  @Test
  void readers_showNoContent() throws Exception {
    write(
        new Row.PostRow(TestRows.post(ID, "c", "one")),
        new Row.RejectionRow(TestRows.rejection(ID, 0, false)));
    erase(ErasureKind.USER, TestRows.USER, LATER);
    try (StoreReader reader = StoreReader.open(database.url(), "", "", "test", 2)) {
      assertThat(new PostReader(reader).byId(ID)).isEmpty();
      assertThat(new PostReader(reader).page("c", 60, 0).posts()).isEmpty();
      StoredDelivery delivery = new DeliveryReader(reader).find(ID).orElseThrow();
      assertThat(delivery.status()).isEqualTo("erased");
      assertThat(delivery.posts()).isEmpty();
      assertThat(delivery.warnings()).isEmpty();
      assertThat(delivery.refusal()).isNull();
    }
  }

  /** More pages than one piece, and a table that was written anew in the middle. */
  @Test
  void largeTable_isErasedPieceByPiece() throws Exception {
    database.execute(
        """
        INSERT INTO posts (id, create_at, update_at, delete_at, user_id, channel_id, root_id, message,
          type, props, metadata, source_id, delivery_id, part, parts, revision, warnings,
          payload_topic, payload_partition, payload_offset)
        SELECT 'post' || i, i, i, 0, 'u', 'c', '', repeat(md5(i::text), 100), '', '{}', '{}',
          's' || i % 2, 'post' || i, 0, 1, 0, '[]', 'payloads', 0, i FROM generate_series(1, 9000) i
        """);
    write(rule(ErasureKind.HOOK, "s1", 8_000));
    while (database.value("SELECT sweep_page FROM erasures").equals("0")) {
      assertThat(store.sweep()).isTrue();
    }
    assertThat(database.value("SELECT applied_at FROM erasures")).isEqualTo("0");
    database.execute("VACUUM FULL posts");
    sweep();
    assertThat(database.count("posts WHERE message = ''")).isEqualTo(4_000);
    assertThat(database.count("posts WHERE parts = 0 AND source_id = 's1' AND create_at <= 8000"))
        .isEqualTo(4_000);
    assertThat(database.value("SELECT posts FROM erasures")).isEqualTo("4000");
  }

  @Test
  void sink_obeysRulesOfTheLog_andAnotherSinkThatKnowsThemFromTheStoreAlone(TestLog log)
      throws Exception {
    SinkConfig config = database.config(log.topics(), log.kafka());
    log.writePosts(posts(0, 50));
    try (Sink sink = new Sink(config, log.topics())) {
      sink.start();
      await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(50));
      log.write(List.of(record(log, ErasureKind.HOOK, TestRows.SOURCE, LATER)));
      await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(50).containsOnly(""));
      log.write(
          List.of(
              log.post(
                  log.topics().replayPosts(),
                  TestRows.part(TestRows.id(3), "c", "replayed", 0, 1, 9_000)),
              log.post(log.topics().posts(), TestRows.post(TestRows.id(60), "c", "late"))));
      await().atMost(SOON).untilAsserted(() -> assertThat(messages()).hasSize(51));
    }
    // As a sink does that lost its offsets: all is read again, in another order.
    database.execute("UPDATE offsets SET next = 0");
    try (Sink sink = new Sink(config, log.topics())) {
      sink.start();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(database.count("offsets WHERE next > 0")).isGreaterThan(3));
    }
    assertThat(messages()).hasSize(51).containsOnly("");
  }

  private static List<hookline.payload.model.Post> posts(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> TestRows.post(TestRows.id(i), "channel " + i, "message " + i))
        .toList();
  }

  private static ProducerRecord<byte[], byte[]> record(
      TestLog log, ErasureKind kind, String value, long at) {
    String id = TestRows.id((kind.name() + value + at).hashCode());
    return new ProducerRecord<>(
        log.topics().erasures(),
        id.getBytes(StandardCharsets.UTF_8),
        Json.write(new Erasure(id, kind, value, at, "me")));
  }

  private static Row rule(ErasureKind kind, String value, long at) {
    return new Row.ErasureRow(
        new Erasure(
            TestRows.id((kind.name() + value + at).hashCode()), kind, value, at, TestRows.USER));
  }

  private void erase(ErasureKind kind, String value, long at) throws Exception {
    write(rule(kind, value, at));
    sweep();
  }

  private void sweep() throws Exception {
    while (store.sweep()) {
      // On to the next piece.
    }
  }

  private List<String> messages() throws Exception {
    return database.rows("SELECT message FROM posts ORDER BY message").stream()
        .map(row -> row.get("message"))
        .toList();
  }

  private void write(Row... rows) throws Exception {
    assertThat(store.write(List.of(), List.of(rows))).isEmpty();
  }
}
