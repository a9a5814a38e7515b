package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Channel;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.topics.Duplicate;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whenever rules come among the records, however these are batched and shared among sinks, the rows
 * are those of a store that knew the rules from the beginning.
 */
@ExtendWith(Servers.class)
final class ErasureOrderTest {
  private static final int RUNS = Integer.getInteger("hookline.erasures.runs", 60);
  private static final long EARLY = 1_700_000_000_500L;
  private static final Channel DIRECT = Channel.direct(user(0), user(7), 1);
  private static final List<String> TABLES =
      List.of(
          // Of two rules that concern a delivery the first known to does, and its time is told.
          "SELECT CASE WHEN revision < 9007199254740991 THEN update_at || ' ' || delete_at END, id,"
              + " create_at, user_id, channel_id, message, source_id, delivery_id, part, parts,"
              + " revision, payload_offset FROM posts ORDER BY id",
          // Not closed_below, which is a note for the indexes and may be missing.
          "SELECT delivery_id, source_id, received_at, revision, reason, refusal, detail, status,"
              + " withdraw, payload_topic, payload_partition, payload_offset FROM rejected"
              + " ORDER BY delivery_id",
          "SELECT * FROM duplicates ORDER BY delivery_id",
          "SELECT * FROM deliveries ORDER BY delivery_id");

  @Test
  void rulesAtAnyTime_giveTheRowsOfRulesFirst(TestStore database) throws Exception {
    SinkConfig config = database.config(new Topics(TopicSettings.DEFAULTS), Map.of());
    Store store = database.open(config, 3);
    ExecutorService sinks = Executors.newFixedThreadPool(3);
    long seed = Long.getLong("hookline.erasures.seed", System.nanoTime());
    try {
      for (int run = 0; run < RUNS; run++) {
        Random random = new Random(seed + run);
        List<Row> rules = rules(random);
        List<Row> records = records(random);

        empty(database);
        write(store, rules);
        write(store, records.stream().filter(ErasureOrderTest::isDirectory).toList());
        records.stream()
            .filter(row -> !isDirectory(row))
            .forEach(row -> write(store, List.of(row)));
        sweep(store);
        String expected = rows(database);

        empty(database);
        writeShared(store, sinks, rules, records, random);
        sweep(store);
        assertThat(rows(database)).as("seed %d", seed + run).isEqualTo(expected);
      }
    } finally {
      sinks.shutdownNow();
    }
  }

  /** One sink has the rules, in their order, among its records; they sweep while others write. */
  private static void writeShared(
      Store store, ExecutorService sinks, List<Row> rules, List<Row> records, Random random)
      throws Exception {
    List<List<Row>> shares = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    records.forEach(row -> shares.get(random.nextInt(3)).add(row));
    int at = 0;
    for (Row rule : rules) {
      at += random.nextInt(shares.get(0).size() - at + 1);
      shares.get(0).add(at++, rule);
    }
    List<Future<?>> all = new ArrayList<>();
    for (List<Row> share : shares) {
      Random own = new Random(random.nextLong());
      all.add(
          sinks.submit(
              () -> {
                for (int from = 0; from < share.size(); ) {
                  int to = Math.min(share.size(), from + 1 + own.nextInt(6));
                  write(store, share.subList(from, to));
                  if (own.nextInt(3) == 0) {
                    sweep(store);
                  }
                  from = to;
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  /**
   * At times that concern some of the deliveries, or all; a time that is not in their order too.
   */
  private static List<Row> rules(Random random) {
    List<Row> rules = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      long at = random.nextBoolean() ? EARLY : EARLY + 1_000 + random.nextInt(1_000);
      Erasure rule =
          switch (random.nextInt(3)) {
            case 0 -> erasure(i, ErasureKind.DELIVERY, TestRows.id(random.nextInt(6)), at);
            case 1 -> erasure(i, ErasureKind.HOOK, source(random.nextInt(3)), at);
            default -> erasure(i, ErasureKind.USER, user(random.nextInt(3)), at);
          };
      rules.add(new Row.ErasureRow(rule));
    }
    return rules;
  }

  private static Erasure erasure(int number, ErasureKind kind, String value, long at) {
    return new Erasure(TestRows.id(500 + number), kind, value, at, "");
  }

  private static List<Row> records(Random random) {
    List<Row> records = new ArrayList<>();
    records.add(new Row.DirectChannelRow(DIRECT));
    for (int s = 0; s < 3; s++) {
      records.add(new Row.HookRow(TestRows.hook(source(s), user(s))));
    }
    for (int d = 0; d < 6; d++) {
      int s = random.nextInt(3);
      String channel = random.nextInt(3) == 0 ? DIRECT.id() : TestRows.id(100);
      long revision = 0;
      for (int r = 1 + random.nextInt(3); r > 0; r--) {
        records.addAll(outcome(TestRows.id(d), s, channel, revision, random));
        revision += 1 + random.nextInt(1_000);
      }
    }
    Collections.shuffle(records, random);
    return records;
  }

  private static List<Row> outcome(
      String delivery, int s, String channel, long rev, Random random) {
    // A withdrawal takes away where the post was, and with it what a later rule about a user asks.
    int kind = (channel.equals(DIRECT.id()) ? 1 : 0) + random.nextInt(9);
    if (kind < 3) {
      Rejection rejection = TestRows.of(TestRows.rejection(delivery, rev, kind == 0), source(s));
      Row row = new Row.RejectionRow(rejection);
      return kind == 0 ? List.of(row, new Row.PostRow(rejection.tombstone())) : List.of(row);
    }
    if (kind == 3 && rev == 0) {
      Post asPost = TestRows.post(delivery, channel, "");
      return List.of(
          new Row.DuplicateRow(
              new Duplicate(
                  delivery,
                  source(s),
                  TestRows.id(random.nextInt(6)),
                  asPost.createAt(),
                  "key",
                  Duplicate.OF_THE_REQUEST,
                  new LogPosition("payloads", 1, asPost.payload().offset()))));
    }
    List<Row> rows = new ArrayList<>();
    int parts = 1 + random.nextInt(3);
    for (int part = 0; part < parts; part++) {
      Post post = TestRows.part(delivery, channel, "part " + part, part, parts, rev);
      rows.add(new Row.PostRow(TestRows.of(post, source(s), user(s))));
    }
    return rows;
  }

  private static boolean isDirectory(Row row) {
    return row instanceof Row.HookRow || row instanceof Row.DirectChannelRow;
  }

  private static String source(int number) {
    return TestRows.id(800 + number);
  }

  private static String user(int number) {
    return TestRows.id(900 + number);
  }

  private static void empty(TestStore database) throws Exception {
    database.execute("TRUNCATE posts, rejected, duplicates, erasures, hooks, channels");
  }

  private static String rows(TestStore database) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String table : TABLES) {
      database.rows(table).forEach(row -> all.append(row).append('\n'));
    }
    return all.toString();
  }

  private static void sweep(Store store) throws Exception {
    while (store.sweep()) {
      // On to the next piece.
    }
  }

  private static void write(Store store, List<Row> rows) {
    Batch batch = new Batch();
    rows.forEach(batch::add);
    try {
      assertThat(store.write(List.of(), batch.rows())).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
