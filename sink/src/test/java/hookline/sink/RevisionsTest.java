package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever order records come in, however they are batched, repeated and shared among sinks, the
 * rows are those a few lines of Java over a map compute.
 */
@ExtendWith(Servers.class)
final class RevisionsTest {
  private static final int RUNS = Integer.getInteger("hookline.revisions.runs", 150);
  private static final String POSTS =
      "SELECT id, create_at, update_at, delete_at, channel_id, message, part, parts, revision,"
          + " payload_offset FROM posts ORDER BY id";
  private static final String REJECTED =
      "SELECT delivery_id, revision, detail, withdraw FROM rejected ORDER BY delivery_id";

  @Test
  void write_anyOrderOfRecords_givesTheSameRows(TestStore testStore) throws Exception {
    SinkConfig config = testStore.config(new Topics(TopicSettings.DEFAULTS), Map.of());
    Store store = testStore.open(config, 3);
    ExecutorService sinks = Executors.newFixedThreadPool(3);
    long seed = Long.getLong("hookline.revisions.seed", System.nanoTime());
    try {
      for (int run = 0; run < RUNS; run++) {
        testStore.execute("TRUNCATE posts, rejected");
        writeOneRun(store, sinks, new Random(seed + run));
        assertRows(testStore, new Random(seed + run), seed + run);
      }
    } finally {
      sinks.shutdownNow();
    }
  }

  @Test
  void sink_recordsOfSeveralTopics_givesTheSameRows(TestLog log, TestStore testStore)
      throws Exception {
    long seed = Long.getLong("hookline.revisions.seed", System.nanoTime());
    Random random = new Random(seed);
    List<Row> records = records(random);
    try (Sink sink = new Sink(testStore.config(log.topics(), log.kafka()), log.topics())) {
      sink.start();
      for (int from = 0; from < records.size(); ) {
        int to = Math.min(records.size(), from + 1 + random.nextInt(9));
        log.write(records.subList(from, to).stream().map(row -> record(log, row)).toList());
        from = to;
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          // Until the sink has made its tables.
          .ignoreExceptions()
          .untilAsserted(() -> assertRows(testStore, new Random(seed), seed));
    }
  }

  /** Three sinks at once, each with its own share of the records and its own batches. */
  private static void writeOneRun(Store store, ExecutorService sinks, Random random)
      throws Exception {
    List<List<Row>> shares = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    records(random).forEach(row -> shares.get(random.nextInt(3)).add(row));
    List<Future<?>> all = new ArrayList<>();
    for (List<Row> share : shares) {
      long batchSeed = random.nextLong();
      all.add(sinks.submit(() -> writeInBatches(store, share, new Random(batchSeed))));
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  private static Void writeInBatches(Store store, List<Row> rows, Random random) throws Exception {
    int from = 0;
    while (from < rows.size()) {
      Batch batch = new Batch();
      int to = Math.min(rows.size(), from + 1 + random.nextInt(12));
      rows.subList(from, to).forEach(batch::add);
      // No retry: a deadlock would be a flaw of the order of locks, and fails the run.
      assertThat(store.write(List.of(), batch.rows())).isEmpty();
      from = to;
    }
    return null;
  }

  /** Deliveries of several revisions each, shuffled, some of the records twice. */
  private static List<Row> records(Random random) {
    List<Row> records = new ArrayList<>();
    int deliveries = 1 + random.nextInt(6);
    for (int d = 0; d < deliveries; d++) {
      String delivery = TestRows.id(d);
      int revisions = 1 + random.nextInt(4);
      long revision = random.nextInt(3) == 0 ? 1_000 : 0;
      for (int r = 0; r < revisions; r++) {
        records.addAll(outcome(delivery, revision, random));
        revision += 1 + random.nextInt(1_000);
      }
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      records.add(records.get(random.nextInt(records.size())));
    }
    Collections.shuffle(records, random);
    return records;
  }

  private static List<Row> outcome(String delivery, long revision, Random random) {
    int kind = random.nextInt(10);
    if (kind < 3) {
      Rejection rejection = TestRows.rejection(delivery, revision, kind < 2);
      return rejection.withdraw()
          ? List.of(new Row.RejectionRow(rejection), new Row.PostRow(rejection.tombstone()))
          : List.of(new Row.RejectionRow(rejection));
    }
    int parts = 1 + random.nextInt(4);
    String channel = TestRows.id(100 + random.nextInt(3));
    List<Row> rows = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      String message = "part %d of revision %d".formatted(part, revision);
      rows.add(new Row.PostRow(TestRows.part(delivery, channel, message, part, parts, revision)));
    }
    return rows;
  }

  private static ProducerRecord<byte[], byte[]> record(TestLog log, Row row) {
    if (row instanceof Row.PostRow postRow && postRow.post().parts() > 0) {
      PostColumns post = postRow.post();
      return log.post(
          post.revision() == 0 ? log.topics().posts() : log.topics().replayPosts(),
          TestRows.part(
              post.deliveryId(),
              post.channelId(),
              post.message(),
              post.part(),
              post.parts(),
              post.revision()));
    }
    Rejection rejection =
        row instanceof Row.RejectionRow rejected
            ? rejected.rejection()
            : TestRows.rejection(row.id(), ((Row.PostRow) row).post().revision(), true);
    return log.rejection(
        rejection.revision() == 0 ? log.topics().rejections() : log.topics().replayRejections(),
        rejection);
  }

  private static void assertRows(TestStore store, Random sameRandom, long seed)
      throws SQLException {
    List<Row> records = records(sameRandom);
    assertThat(store.rows(POSTS)).as("posts, seed %d", seed).isEqualTo(expectedPosts(records));
    assertThat(store.rows(REJECTED))
        .as("rejections, seed %d", seed)
        .isEqualTo(expectedRejections(records));
  }

  private static List<Map<String, String>> expectedPosts(List<Row> records) {
    Map<String, PostColumns> newest = new TreeMap<>();
    for (Row row : records) {
      if (row instanceof Row.PostRow post) {
        newest.merge(post.id(), post.post(), (a, b) -> b.revision() > a.revision() ? b : a);
      }
    }
    return newest.values().stream()
        .filter(post -> isAsNewAsPartZero(post, newest.get(post.deliveryId())))
        .map(RevisionsTest::rowOf)
        .toList();
  }

  private static boolean isAsNewAsPartZero(PostColumns post, PostColumns partZero) {
    return partZero == null || post.revision() >= partZero.revision();
  }

  private static Map<String, String> rowOf(PostColumns post) {
    Map<String, String> row = new HashMap<>();
    row.put("id", post.id());
    row.put("create_at", Long.toString(post.createAt()));
    row.put("update_at", Long.toString(post.updateAt()));
    row.put("delete_at", Long.toString(post.deleteAt()));
    row.put("channel_id", post.channelId());
    row.put("message", post.message());
    row.put("part", Integer.toString(post.part()));
    row.put("parts", Integer.toString(post.parts()));
    row.put("revision", Long.toString(post.revision()));
    row.put("payload_offset", Long.toString(post.payload().offset()));
    return row;
  }

  private static List<Map<String, String>> expectedRejections(List<Row> records) {
    Map<String, Rejection> newest = new TreeMap<>();
    for (Row row : records) {
      if (row instanceof Row.RejectionRow rejection) {
        newest.merge(
            rejection.id(), rejection.rejection(), (a, b) -> b.revision() > a.revision() ? b : a);
      }
    }
    return newest.values().stream()
        .map(
            rejection ->
                Map.of(
                    "delivery_id", rejection.deliveryId(),
                    "revision", Long.toString(rejection.revision()),
                    "detail", rejection.detail(),
                    "withdraw", rejection.withdraw() ? "t" : "f"))
        .toList();
  }
}
