package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Reason;
import hookline.sink.read.RejectedDelivery;
import hookline.sink.read.RejectionCount;
import hookline.sink.read.RejectionFilter;
import hookline.sink.read.RejectionFilter.State;
import hookline.sink.read.RejectionReader;
import hookline.sink.read.StoreReader;
import hookline.topics.RejectionAction;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class RejectionReaderTest {
  private static final String ID = TestRows.id(1);
  private static final String BY = TestRows.USER;

  private TestStore database;
  private Store store;
  private StoreReader storeReader;
  private RejectionReader reader;

  @BeforeEach
  void openStore(TestStore its) throws Exception {
    database = its;
    store = database.open(database.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 2);
    storeReader = StoreReader.open(database.url(), "", "", "test", 2);
    reader = new RejectionReader(storeReader);
  }

  @AfterEach
  void close() {
    storeReader.close();
  }

  @Test
  void rejection_isOpen_untilANewerPostResolvesIt() throws Exception {
    assertThat(reader.find(ID)).isEmpty();
    Rejection rejection = TestRows.rejection(ID, 0, false);
    write(new Row.RejectionRow(rejection));

    RejectedDelivery open = reader.find(ID).orElseThrow();
    assertThat(open.isOpen()).isTrue();
    assertThat(open.sourceId()).isEqualTo(TestRows.SOURCE);
    assertThat(open.refusal()).isEqualTo("unknown_channel");
    assertThat(open.detail()).isEqualTo(rejection.detail());
    assertThat(open.status()).isEqualTo(404);
    assertThat(open.payload()).isEqualTo(rejection.payload());
    assertThat(ids(State.OPEN)).containsExactly(ID);

    write(new Row.PostRow(TestRows.part(ID, "c", "mended", 0, 1, 5_000)));
    assertThat(reader.find(ID).orElseThrow().resolvedAt()).isEqualTo(5_000);
    assertThat(ids(State.OPEN)).isEmpty();
    assertThat(ids(State.RESOLVED)).containsExactly(ID);
    assertThat(ids(State.ALL)).containsExactly(ID);
  }

  @Test
  void dropped_staysDropped_untilItIsRejectedAnew() throws Exception {
    // The decision may be stored first: each comes from a topic of its own.
    write(drop(ID, 3_000));
    write(new Row.RejectionRow(TestRows.rejection(ID, 3_000, false)));

    RejectedDelivery dropped = reader.find(ID).orElseThrow();
    assertThat(dropped.droppedAt()).isEqualTo(9);
    assertThat(dropped.droppedBy()).isEqualTo(BY);
    assertThat(dropped.isOpen()).isFalse();
    assertThat(reader.dropped(List.of(ID, TestRows.id(2)))).containsExactly(ID);
    assertThat(ids(State.OPEN)).isEmpty();
    assertThat(ids(State.DROPPED)).containsExactly(ID);

    write(new Row.RejectionRow(TestRows.rejection(ID, 3_001, false)));
    assertThat(reader.find(ID).orElseThrow().isOpen()).isTrue();
    assertThat(reader.dropped(List.of(ID))).isEmpty();
    assertThat(ids(State.OPEN)).containsExactly(ID);

    write(drop(ID, 3_001), drop(TestRows.id(2), 0));
    write(drop(ID, 3_000));
    assertThat(reader.dropped(List.of(ID))).as("an older decision comes late").containsExactly(ID);
  }

  @Test
  void decision_ofANewerVersion_dropsNothing() throws Exception {
    write(new Row.RejectionRow(TestRows.rejection(ID, 0, false)));
    write(new Row.RejectionActionRow(new RejectionAction(ID, "postpone", 0, 9, BY)));
    assertThat(ids(State.OPEN)).containsExactly(ID);
  }

  @Test
  void page_isWhatTheFilterAsksFor_newestFirst() throws Exception {
    hook("s1", "jim", 0);
    hook("s2", "jim", 0);
    hook("s3", "ann", 0);
    hook("s4", "jim", 1);
    for (int i = 1; i <= 40; i++) {
      Reason reason = i % 8 < 4 ? Reason.UNKNOWN_CHANNEL : Reason.UNREADABLE;
      write(new Row.RejectionRow(rejection(i, "s" + (i % 4 + 1), i, reason)));
    }

    List<String> word = List.of("unreadable");
    assertThat(numbers(filter("", "", List.of(), 0, 0))).hasSize(40).startsWith(40L, 39L, 38L);
    assertThat(numbers(filter("s1", "", List.of(), 30, 0))).containsExactly(40L, 36L, 32L);
    assertThat(numbers(filter("s1", "", word, 30, 0))).containsExactly(36L);
    assertThat(numbers(filter("", "", word, 0, 14))).containsExactly(13L, 12L, 7L, 6L, 5L, 4L);
    assertThat(numbers(filter("", "", List.of("unreadable", "unknown_channel"), 38, 40)))
        .containsExactly(39L, 38L);
    assertThat(numbers(filter("", "jim", List.of(), 35, 0)))
        .as("of jim's hooks but the deleted one")
        .containsExactly(40L, 37L, 36L);

    RejectionFilter all = filter("", "", List.of(), 0, 0);
    assertThat(numbers(reader.page(all, null, 2, 3))).containsExactly(37L, 36L);
    RejectionFilter jims = filter("", "jim", List.of(), 0, 0);
    assertThat(numbers(reader.page(jims, null, 2, 3))).containsExactly(33L, 32L);
    List<Long> oneByOne = new ArrayList<>();
    List<RejectedDelivery> page = reader.page(jims, null, 1, 0);
    while (!page.isEmpty()) {
      oneByOne.addAll(numbers(page));
      page = reader.page(jims, page.get(0), 1, 0);
    }
    assertThat(oneByOne).isEqualTo(numbers(jims)).hasSize(20);
  }

  @Test
  void page_amongTheSameMoment_goesOnWhereItWas() throws Exception {
    for (int i = 1; i <= 10; i++) {
      write(new Row.RejectionRow(rejection(i, "s", 7, Reason.UNREADABLE)));
    }
    RejectionFilter filter = filter("", "", List.of(), 0, 0);
    List<RejectedDelivery> first = reader.page(filter, null, 4, 0);
    List<RejectedDelivery> rest = reader.page(filter, first.get(3), 100, 0);
    assertThat(rest).hasSize(6).doesNotContainAnyElementsOf(first);
  }

  @Test
  void counts_areByHookAndReason_theMostFirst() throws Exception {
    hook("s1", "jim", 0);
    write(new Row.RejectionRow(rejection(1, "s1", 10, Reason.UNREADABLE)));
    write(new Row.RejectionRow(rejection(2, "s1", 30, Reason.UNREADABLE)));
    write(new Row.RejectionRow(rejection(3, "s1", 20, Reason.ARCHIVED_CHANNEL)));
    write(new Row.RejectionRow(rejection(4, "s2", 20, Reason.UNREADABLE)));
    write(new Row.RejectionRow(rejection(5, "s2", 25, Reason.UNREADABLE)));
    write(drop(TestRows.id(5), 0));

    RejectionCount most = new RejectionCount("s1", Reason.UNREADABLE.id(), "unreadable", 2, 10, 30);
    RejectionCount other =
        new RejectionCount("s1", Reason.ARCHIVED_CHANNEL.id(), "archived_channel", 1, 20, 20);
    assertThat(reader.counts(filter("", "", List.of(), 0, 0), 9, 0))
        .containsExactly(
            most, other, new RejectionCount("s2", Reason.UNREADABLE.id(), "unreadable", 1, 20, 20));
    assertThat(reader.counts(filter("", "jim", List.of(), 0, 0), 9, 0))
        .containsExactly(most, other);
    assertThat(reader.counts(filter("s1", "", List.of("archived_channel"), 0, 0), 9, 0))
        .containsExactly(other);
    assertThat(reader.counts(filter("", "", List.of(), 0, 0), 1, 1)).containsExactly(other);
  }

  @Test
  void pages_areIndexScansWithoutASort() throws Exception {
    database.execute(
        """
        INSERT INTO rejected SELECT 'delivery' || i, 's' || i % 50, i / 3, 0, 'reason', 'r' || i % 100, '', 400,
          false, 'payloads', 0, i, CASE WHEN i > 20000 THEN 1 ELSE 0 END FROM generate_series(1, 40000) i;
        INSERT INTO rejection_actions
        SELECT 'delivery' || i, 'drop', 0, 1, 'u' FROM generate_series(19000, 40000) i;
        ANALYZE rejected;
        ANALYZE rejection_actions
        """);
    String open = "SELECT * FROM open_rejections WHERE true";
    String newest = " ORDER BY received_at DESC, delivery_id DESC LIMIT 60";
    assertThat(plan(open + newest))
        .contains("Index Scan using rejected_open_page ")
        .doesNotContain("Sort");
    assertThat(plan(open + " AND source_id = 's7'" + newest))
        .contains("Index Scan using rejected_open_page_of_source")
        .doesNotContain("Sort");
    assertThat(plan(open + " AND refusal = 'r3'" + newest))
        .contains("Index Scan using rejected_open_page_of_reason")
        .doesNotContain("Sort");
    assertThat(plan(open + " AND (received_at, delivery_id) < (700, 'delivery7')" + newest))
        .contains("Index Scan using rejected_open_page ", "Index Cond: (ROW(received_at,")
        .doesNotContain("Sort");
    assertThat(plan("SELECT * FROM rejections" + newest))
        .contains("Index Scan using rejected_page ")
        .doesNotContain("Sort");
    assertThat(plan("SELECT * FROM rejections WHERE delivery_id = ANY ('{a,b}')"))
        .contains("rejected_pkey", "rejection_actions_pkey")
        .doesNotContain("Seq Scan on rejected");
  }

  /** The note must say that all of it is over, or a page goes through all that once was. */
  @Test
  void closedRejections_areNotedInTheirRows_whateverComesFirst() throws Exception {
    Row rejection = new Row.RejectionRow(TestRows.rejection(ID, 5, false));
    Row post = new Row.PostRow(TestRows.part(ID, "c", "mended", 0, 1, 8));
    write(rejection);
    assertThat(closedBelow()).isZero();
    write(post);
    assertThat(closedBelow()).isEqualTo(8);

    database.execute("TRUNCATE rejected");
    write(rejection);
    assertThat(closedBelow()).as("the post came first").isEqualTo(8);

    write(new Row.RejectionRow(TestRows.rejection(ID, 9, false)));
    assertThat(ids(State.OPEN)).containsExactly(ID);
    write(drop(ID, 9));
    assertThat(closedBelow()).isEqualTo(10);

    database.execute("TRUNCATE rejected; UPDATE posts SET parts = 0");
    write(new Row.RejectionRow(TestRows.rejection(ID, 9, false)));
    assertThat(closedBelow()).as("the decision came first").isEqualTo(10);
    database.execute("UPDATE rejected SET closed_below = 0");
    assertThat(ids(State.OPEN)).as("without the note the view knows").isEmpty();
  }

  private long closedBelow() throws Exception {
    return Long.parseLong(database.value("SELECT closed_below FROM rejected"));
  }

  private String plan(String query) throws Exception {
    List<Map<String, String>> lines = database.rows("EXPLAIN " + query);
    return lines.stream().map(line -> line.get("QUERY PLAN")).collect(Collectors.joining("\n"));
  }

  private static RejectionFilter filter(
      String sourceId, String ownerId, List<String> words, long since, long until) {
    return new RejectionFilter(sourceId, ownerId, words, since, until, State.OPEN);
  }

  private List<Long> numbers(RejectionFilter filter) {
    return numbers(reader.page(filter, null, 100, 0));
  }

  private static List<Long> numbers(List<RejectedDelivery> page) {
    return page.stream().map(RejectedDelivery::receivedAt).toList();
  }

  private List<String> ids(State state) {
    RejectionFilter filter = new RejectionFilter("", "", List.of(), 0, 0, state);
    return reader.page(filter, null, 10, 0).stream().map(RejectedDelivery::deliveryId).toList();
  }

  private static Rejection rejection(int number, String sourceId, long receivedAt, Reason reason) {
    Rejection plain = TestRows.rejection(TestRows.id(number), 0, false);
    return new Rejection(
        plain.deliveryId(),
        sourceId,
        receivedAt,
        0,
        reason.id(),
        reason.word(),
        "",
        reason.status(),
        false,
        plain.payload());
  }

  private static Row drop(String deliveryId, long revision) {
    return new Row.RejectionActionRow(
        new RejectionAction(deliveryId, RejectionAction.DROP, revision, 9, BY));
  }

  private void hook(String sourceId, String userId, long deleteAt) throws Exception {
    database.execute(
        """
        INSERT INTO hooks (source_id, create_at, update_at, delete_at, user_id, channel_id, team_id,
          display_name, description, username, icon_url, channel_locked, dialect, time_zone)
        VALUES ('%s', 1, 1, %d, '%s', 'c', 't', '', '', '', '', false, 'slack', 'UTC')
        """
            .formatted(sourceId, deleteAt, userId));
  }

  private void write(Row... rows) throws Exception {
    store.write(List.of(), List.of(rows));
  }
}
