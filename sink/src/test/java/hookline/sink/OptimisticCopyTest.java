package hookline.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import hookline.sink.StoredOffsets.Advance;
import hookline.sink.StoredOffsets.Partition;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class OptimisticCopyTest {
  private static final int MANY = OptimisticCopy.FEWEST_ROWS;
  private static final int FEW = MANY - 1;

  private TestStore database;
  private Store store;

  /** A sequence counts the COPYs, since a rollback does not take its steps back. */
  @BeforeEach
  void openStore(TestStore testStore) throws Exception {
    database = testStore;
    store = testStore.open(testStore.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 3);
    testStore.execute(
        """
        CREATE SEQUENCE copies;
        CREATE FUNCTION count_copies() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF current_query() LIKE 'COPY%' THEN PERFORM nextval('copies'); END IF;
        RETURN NULL; END $$;
        CREATE TRIGGER count_copies BEFORE INSERT ON posts EXECUTE FUNCTION count_copies()
        """);
  }

  @Test
  void everyCharacter_isCopiedAsItIsUpserted() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, MANY).forEach(i -> rows.add(hostile(i, random)));

    write(rows);
    List<Map<String, String>> copied = allPosts();
    assertThat(copies()).isEqualTo(1);
    database.execute("TRUNCATE posts");
    write(rows.subList(0, FEW));
    write(rows.subList(FEW, MANY));

    assertThat(copies()).isEqualTo(1);
    assertThat(copied).as("seed %d", seed).isEqualTo(allPosts());
    assertThat(copied)
        .as("seed %d", seed)
        .extracting(row -> row.get("message"))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> storable(((Row.PostRow) row).post().message())).toList());
  }

  @Test
  void rowThatIsThere_hasAllUpserted_andSomeBatchesThatFollow() throws Exception {
    write(List.of(new Row.PostRow(TestRows.part(TestRows.id(500), "c", "newer", 0, 1, 7))));
    write(posts(0, 1_000));

    assertThat(copies()).isEqualTo(1);
    assertThat(database.count("posts")).isEqualTo(1_000);
    assertThat(database.rows("SELECT id FROM posts WHERE message = 'newer'")).hasSize(1);

    int next = 1_000;
    for (int batch = 0; batch < OptimisticCopy.FIRST_PAUSE; batch++, next += MANY) {
      write(posts(next, next + MANY));
    }
    assertThat(copies()).isEqualTo(1);
    write(posts(next, next + MANY));
    write(posts(next + MANY, next + 2 * MANY));
    assertThat(copies()).isEqualTo(3);
    assertThat(database.count("posts")).isEqualTo(next + 2 * MANY);
  }

  @Test
  void conflictAfterConflict_pausesTwiceAsLong() throws Exception {
    write(posts(0, MANY));
    for (int batch = 0; batch < 1 + OptimisticCopy.FIRST_PAUSE; batch++) {
      write(posts(0, MANY));
    }
    assertThat(copies()).isEqualTo(2);
    for (int batch = 0; batch < 2 + 2 * OptimisticCopy.FIRST_PAUSE; batch++) {
      write(posts(0, MANY));
    }
    assertThat(copies()).isEqualTo(4);
    assertThat(database.count("posts")).isEqualTo(MANY);
  }

  @Test
  void repeatedRecords_areCopiedOnce_andTheHighestRevisionWins() throws Exception {
    List<Row> rows = posts(0, MANY);
    rows.addAll(posts(0, MANY));
    write(rows);
    assertThat(copies()).isEqualTo(1);
    assertThat(database.count("posts")).isEqualTo(MANY);

    rows = posts(MANY, 2 * MANY);
    rows.add(0, new Row.PostRow(TestRows.part(TestRows.id(MANY + 9), "c", "newest", 0, 1, 9)));
    rows.add(new Row.PostRow(TestRows.part(TestRows.id(MANY + 9), "c", "newer", 0, 1, 5)));
    write(rows);
    assertThat(database.count("posts")).isEqualTo(2 * MANY);
    assertThat(database.rows("SELECT message FROM posts WHERE revision > 0"))
        .extracting(row -> row.get("message"))
        .containsExactly("newest");
  }

  @Test
  void wholeDeliveries_areCopied_andWhatIsPartOfOneIsNot() throws Exception {
    List<Row> rows = deliveriesOfThree(0, 200);
    Collections.shuffle(rows, new Random(1));
    write(rows);
    assertThat(copies()).isEqualTo(1);
    assertThat(database.count("posts")).isEqualTo(600);

    rows = deliveriesOfThree(200, 400);
    List<Row> cut = rows.subList(0, 599);
    Row first = cut.remove(0);
    write(cut);
    write(List.of(first, rows.get(rows.size() - 1)));
    assertThat(copies()).isEqualTo(1);
    assertThat(
            database.rows("SELECT part FROM posts WHERE delivery_id = '%s'".formatted(first.id())))
        .hasSize(3);
  }

  @Test
  void fewRows_andNewerRevisions_areUpserted() throws Exception {
    write(posts(0, FEW));
    List<Row> replayed = posts(0, MANY);
    replayed.set(7, new Row.PostRow(TestRows.part(TestRows.id(7), "c", "mended", 0, 1, 9)));
    write(replayed);

    assertThat(copies()).isZero();
    assertThat(database.count("posts")).isEqualTo(MANY);
  }

  @Test
  void refusedRowAmongMany_becomesARejection_andTheOthersAreStored() throws Exception {
    database.execute("INSERT INTO offsets VALUES ('posts', 'topicid', 3, 0)");
    List<Row> rows = new ArrayList<>();
    // Some megabytes, of which the first row is the refused one: its error comes while the rest is
    // still being sent.
    IntStream.range(0, 1_000)
        .mapToObj(TestRows::id)
        .sorted()
        .forEach(id -> rows.add(post(id, (rows.isEmpty() ? "\0" : "") + "long ".repeat(500))));

    List<RefusedRow> refused =
        store.write(List.of(new Advance(new Partition("posts", "topicid", 3), 0, 50)), rows);

    assertThat(copies()).isPositive();
    assertThat(refused).extracting(row -> row.row().id()).containsExactly(rows.get(0).id());
    assertThat(database.count("posts")).isEqualTo(999);
    assertThat(database.value("SELECT delivery_id FROM rejections")).isEqualTo(rows.get(0).id());
    assertThat(database.value("SELECT next FROM offsets")).isEqualTo("50");
  }

  @Test
  void sessionThatEndsWithinACopy_isAnOutage_andTheNextTryStoresAll() throws Exception {
    database.execute(
        """
        CREATE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
        CREATE TRIGGER end_session BEFORE INSERT ON posts FOR EACH ROW
        WHEN (NEW.id = '%s') EXECUTE FUNCTION end_session()
        """
            .formatted(TestRows.id(700)));
    assertThatThrownBy(() -> store.write(List.of(), posts(0, 1_000)))
        .satisfies(e -> assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.OUTAGE));
    database.execute("DROP TRIGGER end_session ON posts");
    write(posts(0, 1_000));

    assertThat(copies()).isEqualTo(2);
    assertThat(database.count("posts")).isEqualTo(1_000);
  }

  @Test
  void tableThatCannotBeCopiedInto_isUpserted() throws Exception {
    database.execute(
        """
        CREATE ROLE writer;
        GRANT ALL ON ALL TABLES IN SCHEMA public TO writer;
        ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
        CREATE POLICY everything ON posts USING (true)
        """);
    try (var connection = database.pool().getConnection()) {
      try (var statement = connection.createStatement()) {
        statement.execute("SET LOCAL ROLE writer");
      }
      new PostStore()
          .write(connection, posts(0, MANY).stream().map(Row.PostRow.class::cast).toList());
      connection.commit();
    } finally {
      database.execute("DROP OWNED BY writer; DROP ROLE writer");
    }
    assertThat(database.count("posts")).isEqualTo(MANY);
  }

  /** Each has a store of its own, which no conflict of another keeps from trying. */
  @Test
  void sinksThatCopyTheSameRows_waitForEachOther_andStoreThemOnce() throws Exception {
    ExecutorService sinks = Executors.newFixedThreadPool(3);
    try {
      for (int run = 0; run < 4; run++) {
        List<Future<?>> all = new ArrayList<>();
        for (int sink = 0; sink < 3; sink++) {
          List<Row> rows = deliveriesOfThree(300 * run + 50 * sink, 300 * run + 50 * sink + 150);
          Collections.shuffle(rows, new Random(run + 100L * sink));
          Store own = new Store(database.pool());
          all.add(sinks.submit(() -> own.write(List.of(), rows)));
        }
        for (Future<?> one : all) {
          one.get();
        }
      }
    } finally {
      sinks.shutdownNow();
    }
    assertThat(copies()).isEqualTo(12);
    assertThat(database.count("posts")).isEqualTo(4 * 250 * 3);
  }

  private void write(Collection<Row> rows) throws Exception {
    Batch batch = new Batch();
    rows.forEach(batch::add);
    assertThat(store.write(List.of(), batch.rows())).isEmpty();
  }

  private long copies() throws Exception {
    return Long.parseLong(
        database.value("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM copies"));
  }

  private List<Map<String, String>> allPosts() throws Exception {
    return database.rows("SELECT * FROM posts ORDER BY id");
  }

  private static List<Row> posts(int from, int to) {
    List<Row> rows = new ArrayList<>();
    IntStream.range(from, to).forEach(i -> rows.add(post(TestRows.id(i), "number " + i)));
    return rows;
  }

  private static Row post(String id, String message) {
    return new Row.PostRow(TestRows.post(id, "channel", message));
  }

  private static List<Row> deliveriesOfThree(int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int delivery = from; delivery < to; delivery++) {
      for (int part = 0; part < 3; part++) {
        rows.add(
            new Row.PostRow(TestRows.part(TestRows.id(delivery), "c", "part " + part, part, 3, 0)));
      }
    }
    return rows;
  }

  /**
   * All that UTF-16 has but NUL, shared among the messages; and some of it in every other field.
   */
  private static Row hostile(int number, Random random) {
    StringBuilder message = new StringBuilder();
    for (int c = number; c <= Character.MAX_VALUE; c += MANY) {
      message.append(c == 0 ? '\\' : (char) c);
    }
    String id = TestRows.id(number);
    ObjectNode props = JsonNodeFactory.instance.objectNode();
    props.put(text(random), text(random)).put("n", random.nextLong()).putNull("null");
    props.putArray("attachments").addObject().put("text", text(random)).put("d", 1e-7);
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("priority").put("priority", text(random));
    return new Row.PostRow(
        new Post(
            id,
            random.nextLong(),
            random.nextLong(),
            random.nextLong(),
            text(random),
            text(random),
            text(random),
            message.toString(),
            text(random),
            random.nextBoolean() ? props : JsonNodeFactory.instance.objectNode(),
            metadata,
            text(random),
            id,
            0,
            random.nextInt(),
            0,
            List.of(new Warning(WarningKind.COERCED, text(random), text(random))),
            new LogPosition(text(random), random.nextInt(), random.nextLong())),
        random.nextBoolean() ? null : text(random));
  }

  private static String text(Random random) {
    List<String> hostile =
        List.of(
            "\\",
            "\\\\",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\\.",
            "\\N",
            "\\n",
            "\\x41",
            "\\u0041",
            "\n\\.\n",
            "\"",
            "'",
            "{",
            "}",
            ",",
            "NULL",
            "$1",
            "?",
            "\u0001",
            "\u007F",
            "\u0080",
            "\u2028",
            "\uFEFF",
            "\uFFFF",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "é",
            "漢",
            " ",
            "",
            "a");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(hostile.get(random.nextInt(hostile.size())));
    }
    return text.toString();
  }

  /** A half of a surrogate pair has no UTF-8 of its own. */
  private static String storable(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }
}
