package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.payload.model.Channel;
import hookline.payload.model.Post;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.RejectionAction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class SinkTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private TestLog log;
  private TestStore database;

  @BeforeEach
  void useOwn(TestLog testLog, TestStore testStore) {
    log = testLog;
    database = testStore;
  }

  @Test
  void records_ofEveryTopic_becomeRows() throws Exception {
    log.writePosts(posts(0, 100));
    Channel channel = Channel.direct(TestRows.id(1), TestRows.id(2), 5);
    log.write(
        List.of(
            log.rejection(
                log.topics().rejections(), TestRows.rejection(TestRows.id(200), 0, false)),
            new ProducerRecord<>(
                log.topics().directChannels(), bytes(channel.id()), Json.write(channel)),
            new ProducerRecord<>(
                log.topics().directory(DirectoryTopic.CHANNELS),
                bytes("c"),
                bytes("{\"id\":\"c\"}")),
            new ProducerRecord<>(
                log.topics().directory(DirectoryTopic.HOOKS), bytes("s"), bytes("no json"))));
    try (LogLines lines = new LogLines();
        Sink sink = sink("a")) {
      assertThat(sink.notReady()).contains("not running");
      sink.start();
      await().atMost(SOON).until(() -> sink.notReady() == null);
      awaitPosts(100);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(database.count("rejections")).isEqualTo(1);
                assertThat(database.count("channels")).isEqualTo(2);
                assertThat(lines.containing("hooks-0@0")).hasSize(1);
              });
      awaitOffsetsAtTheEnd();
    }
  }

  /** A replay's rejection comes on another line: what is decided about it may be stored before. */
  @Test
  void decisions_closeRejections_andAStoreMadeAnewKnowsThem() throws Exception {
    String live = TestRows.id(1);
    String replayed = TestRows.id(2);
    log.write(
        List.of(
            log.rejection(log.topics().rejections(), TestRows.rejection(live, 0, false)),
            log.rejection(log.topics().replayRejections(), TestRows.rejection(replayed, 7, false)),
            log.rejection(log.topics().rejections(), TestRows.rejection(TestRows.id(3), 0, false)),
            drop(live, 0),
            drop(replayed, 7),
            new ProducerRecord<>(log.topics().rejectionActions(), bytes("x"), bytes("{}")),
            new ProducerRecord<>(log.topics().rejectionActions(), bytes("x"), null)));
    try (LogLines lines = new LogLines();
        Sink sink = sink("a")) {
      sink.start();
      await().atMost(SOON).until(() -> lines.containing("rejection-actions-0@").size() == 2);
    }
    awaitDropped(live, replayed);
    assertThat(database.value("SELECT delivery_id FROM open_rejections")).isEqualTo(TestRows.id(3));

    database.execute(
        "TRUNCATE rejected, rejection_actions; UPDATE offsets SET next = 0 WHERE next > 0");
    try (Sink sink = sink("a")) {
      sink.start();
      awaitDropped(live, replayed);
    }
  }

  private void awaitDropped(String... deliveries) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        database.rows(
                            "SELECT delivery_id FROM rejections WHERE dropped_at = 9 AND dropped_by = 'u'"))
                    .extracting(row -> row.get("delivery_id"))
                    .containsExactlyInAnyOrder(deliveries));
  }

  private ProducerRecord<byte[], byte[]> drop(String deliveryId, long revision) {
    return new ProducerRecord<>(
        log.topics().rejectionActions(),
        bytes(deliveryId),
        Json.write(new RejectionAction(deliveryId, RejectionAction.DROP, revision, 9, "u")));
  }

  @Test
  void crashAfterTheDatabasesCommit_storesNothingTwice() throws Exception {
    log.writePosts(posts(0, 60));
    try (Sink first = sink(null)) {
      first.start();
      awaitPosts(60);
    }
    String version = database.value("SELECT max(xmin::text::bigint) FROM posts");
    log.writePosts(posts(60, 90));
    // Kafka's own offsets, which the first may or may not have committed, are not asked.
    try (Sink second =
        new Sink(
            database.config(log.topics(), log.kafka()).withGroupInstanceId("b"), log.topics())) {
      second.start();
      awaitPosts(90);
    }
    assertThat(database.value("SELECT count(*) FROM posts WHERE xmin::text::bigint <= " + version))
        .isEqualTo("60");
  }

  @Test
  void repeatedRecords_leaveTheRowsAsTheyAre() throws Exception {
    log.writePosts(posts(0, 40));
    log.writePosts(posts(0, 40));
    try (Sink sink = sink("a")) {
      sink.start();
      awaitOffsetsAtTheEnd();
    }
    String rows = database.rows("SELECT * FROM posts ORDER BY id").toString();
    database.execute("UPDATE offsets SET next = 0");
    try (Sink sink = sink("a")) {
      sink.start();
      awaitOffsetsAtTheEnd();
    }
    assertThat(database.count("posts")).isEqualTo(40);
    assertThat(database.rows("SELECT * FROM posts ORDER BY id")).hasToString(rows);
  }

  @Test
  void sinkThatLostItsPartition_storesNothingOfIt() throws Exception {
    log.writePosts(posts(0, 1));
    try (LogLines lines = new LogLines();
        Sink sink = sink("a")) {
      sink.start();
      awaitPosts(1);
      awaitOffsetsAtTheEnd();
      try (Connection other = DriverManager.getConnection(database.url());
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("SELECT FROM offsets FOR UPDATE");
        log.writePosts(posts(1, 2));
        awaitLockWaiter();
        // What a successor does that has stored this record (here: nothing of it) and the marker.
        statement.execute(
            "UPDATE offsets SET next = next + 2 WHERE topic = '%s' AND next > 0"
                .formatted(log.topics().posts()));
        other.commit();
      }
      await().atMost(SOON).until(() -> !lines.containing("another one has it").isEmpty());
      log.writePosts(posts(2, 3));
      awaitPosts(2);
      awaitOffsetsAtTheEnd();
    }
    assertThat(ids()).containsExactlyInAnyOrder(TestRows.id(0), TestRows.id(2));
  }

  @Test
  void topicMadeAnew_isReadFromItsBeginning() throws Exception {
    try (Sink sink = sink("a")) {
      sink.start();
      log.writePosts(posts(0, 30));
      awaitPosts(30);
      deleteTopic(log.topics().posts());
      log.makeTopics();
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(
              () -> {
                log.writePosts(posts(30, 70));
                return true;
              });
      awaitPosts(70);
    }
    assertThat(
            database.value(
                "SELECT count(DISTINCT topic_id) FROM offsets WHERE topic = '%s'"
                    .formatted(log.topics().posts())))
        .isEqualTo("2");
  }

  @Test
  void recordsThatRetentionTook_areToldAndPassedOver() throws Exception {
    log.writePosts(posts(0, 30));
    new Schema(config("a")).migrate();
    try (Sink sink = sink("a")) {
      sink.start();
      awaitOffsetsAtTheEnd();
    }
    database.execute("UPDATE offsets SET next = 0");
    database.execute("TRUNCATE posts");
    TopicPartition partition = partitionOf(posts(0, 1).get(0));
    TestLog.get(
        log.admin().deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4))).all());
    try (LogLines lines = new LogLines();
        Sink sink = sink("a")) {
      sink.start();
      awaitOffsetsAtTheEnd();
      assertThat(lines.containing("WARN 4 records of " + partition)).hasSize(1);
    }
    assertThat(database.count("posts")).isEqualTo(26);
  }

  @Test
  void offsetPastTheLogsEnd_readsItAgain() throws Exception {
    log.writePosts(posts(0, 30));
    try (Sink sink = sink("a")) {
      sink.start();
      awaitOffsetsAtTheEnd();
    }
    database.execute("UPDATE offsets SET next = 5000");
    database.execute("TRUNCATE posts");
    try (LogLines lines = new LogLines();
        Sink sink = sink("a")) {
      sink.start();
      awaitPosts(30);
      assertThat(lines.containing("its log was cut")).isNotEmpty();
    }
  }

  @Test
  void rightThatIsMissing_isNotReadyWithTheRemedy_untilItIsGiven() throws Exception {
    new Schema(config("a")).migrate();
    database.execute("DROP ROLE IF EXISTS poor");
    database.execute("CREATE ROLE poor LOGIN");
    database.execute("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO poor");
    database.execute("REVOKE INSERT ON posts FROM poor");
    SinkConfig poor =
        SinkConfig.defaults(
            log.topics(),
            database.url().replace("user=postgres", "user=poor"),
            "",
            "",
            log.kafka());
    try (LogLines lines = new LogLines();
        Sink sink = new Sink(poor, log.topics())) {
      sink.start();
      log.writePosts(posts(0, 5));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(sink.notReady())
                      .contains("permission denied for table posts", "42501", "give the store's"));
      database.execute("GRANT INSERT ON posts TO poor");
      awaitPosts(5);
      await().atMost(SOON).until(() -> sink.notReady() == null);
      assertThat(lines.containing("is not ready")).hasSize(1);
      assertThat(lines.containing("works again")).hasSize(1);
    } finally {
      database.execute("DROP OWNED BY poor");
      database.execute("DROP ROLE poor");
    }
  }

  @Test
  void missingTopics_areToldWithTheRemedy() throws Exception {
    deleteTopic(log.topics().duplicates());
    try (Sink sink = sink("a")) {
      sink.start();
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(sink.notReady())
                      .contains(
                          "there is no topic " + log.topics().duplicates(),
                          "hookline topics apply"));
      log.makeTopics();
      await().atMost(SOON).until(() -> sink.notReady() == null);
    }
  }

  @Test
  void transactionThatIsAborted_storesNothing() throws Exception {
    log.writeAndAbort(
        posts(0, 10).stream().map(post -> log.post(log.topics().posts(), post)).toList());
    log.writePosts(posts(10, 15));
    try (Sink sink = sink("a")) {
      sink.start();
      awaitOffsetsAtTheEnd();
    }
    assertThat(database.count("posts")).isEqualTo(5);
  }

  @Test
  void sinkThatLeaves_hasItsPartitionsTakenOver() throws Exception {
    try (Sink stays = sink(null)) {
      stays.start();
      try (Sink leaves = sink(null)) {
        leaves.start();
        await().atMost(SOON).until(() -> stays.notReady() == null && leaves.notReady() == null);
        log.writePosts(postsOfSeveralChannels(0, 60));
        awaitPosts(60);
      }
      log.writePosts(postsOfSeveralChannels(60, 120));
      awaitPosts(120);
      awaitOffsetsAtTheEnd();
    }
  }

  @Test
  void close_returnsWithinSeconds_whileTheDatabaseHangs() throws Exception {
    Sink sink = sink("a");
    sink.start();
    await().atMost(SOON).until(() -> sink.notReady() == null);
    try (Connection other = DriverManager.getConnection(database.url());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM offsets FOR UPDATE");
      log.writePosts(posts(0, 1));
      awaitLockWaiter();
      long start = System.nanoTime();
      sink.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }
    assertThat(database.count("posts")).isZero();
  }

  /** Returns when the cluster does not show it any more, which is after it is deleted. */
  private void deleteTopic(String topic) {
    TestLog.get(log.admin().deleteTopics(List.of(topic)).all());
    await()
        .atMost(SOON)
        .until(() -> !TestLog.get(log.admin().listTopics().names()).contains(topic));
  }

  private SinkConfig config(String instance) {
    return database.config(log.topics(), log.kafka()).withGroupInstanceId(instance);
  }

  private Sink sink(String instance) {
    return new Sink(config(instance), log.topics());
  }

  private static List<Post> posts(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> TestRows.post(TestRows.id(i), "channel", "message " + i))
        .toList();
  }

  private static List<Post> postsOfSeveralChannels(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> TestRows.post(TestRows.id(i), "channel " + i, "message " + i))
        .toList();
  }

  private List<String> ids() throws Exception {
    return database.rows("SELECT id FROM posts").stream().map(row -> row.get("id")).toList();
  }

  private void awaitPosts(long count) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(database.count("posts")).isEqualTo(count));
  }

  /** All there is was stored, the transactions' markers passed. */
  private void awaitOffsetsAtTheEnd() {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Map<TopicPartition, Long> ends =
                  TestLog.get(
                          log.admin()
                              .listOffsets(
                                  IntStream.range(0, 3)
                                      .mapToObj(p -> new TopicPartition(log.topics().posts(), p))
                                      .collect(
                                          Collectors.toMap(
                                              Function.identity(), p -> OffsetSpec.latest())))
                              .all())
                      .entrySet()
                      .stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
              Map<TopicPartition, Long> stored =
                  database
                      .rows(
                          "SELECT * FROM offsets WHERE topic = '%s'"
                              .formatted(log.topics().posts()))
                      .stream()
                      .collect(
                          Collectors.toMap(
                              row ->
                                  new TopicPartition(
                                      row.get("topic"), Integer.parseInt(row.get("partition"))),
                              row -> Long.parseLong(row.get("next"))));
              assertThat(stored).isEqualTo(ends);
            });
  }

  private void awaitLockWaiter() {
    await()
        .atMost(SOON)
        .until(
            () ->
                database.count(
                        "pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    > 0);
  }

  private TopicPartition partitionOf(Post post) {
    int partition = BuiltInPartitioner.partitionForKey(bytes(post.channelId()), 3);
    return new TopicPartition(log.topics().posts(), partition);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
