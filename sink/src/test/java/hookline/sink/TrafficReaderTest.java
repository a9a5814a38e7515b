package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.sink.read.HookTraffic;
import hookline.sink.read.HookTraffic.Step;
import hookline.sink.read.StoreReader;
import hookline.sink.read.TrafficReader;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class TrafficReaderTest {
  private static final String OTHER = TestRows.id(900_009);

  /** Both rows of a delivery are a fraction of a second after it. */
  private static final long FROM = 1_700_000_000_000L;

  private TestStore database;
  private Store store;
  private StoreReader storeReader;
  private TrafficReader reader;

  @BeforeEach
  void openStore(TestStore its) throws Exception {
    database = its;
    store = database.open(database.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 2);
    storeReader = StoreReader.open(database.url(), "", "", "test", 2);
    reader = new TrafficReader(storeReader);
  }

  @AfterEach
  void close() {
    storeReader.close();
  }

  private void write(Row... rows) throws Exception {
    store.write(List.of(), List.of(rows));
  }

  private HookTraffic traffic(String sourceId) {
    return reader.of(List.of(TestRows.SOURCE, OTHER), FROM, 1_000, 2).get(sourceId);
  }

  @Test
  void deliveries_areCountedOnce_asWhatTheyAreNow() throws Exception {
    String split = TestRows.id(1);
    String refused = TestRows.id(2);
    String mended = TestRows.id(3);
    String stillThere = TestRows.id(4);
    String withdrawn = TestRows.id(5);
    write(
        new Row.PostRow(TestRows.part(split, "c", "one", 0, 2, 0)),
        new Row.PostRow(TestRows.part(split, "c", "two", 1, 2, 0)),
        new Row.RejectionRow(TestRows.rejection(refused, 0, false)),
        new Row.RejectionRow(TestRows.rejection(mended, 0, false)),
        new Row.PostRow(TestRows.post(stillThere, "c", "hello")),
        new Row.PostRow(TestRows.post(withdrawn, "c", "hello")));
    Rejection withdrawal = TestRows.rejection(withdrawn, 6_000, true);
    write(
        new Row.PostRow(TestRows.part(mended, "c", "mended", 0, 1, 5_000)),
        new Row.RejectionRow(TestRows.rejection(stillThere, 6_000, false)),
        new Row.RejectionRow(withdrawal),
        new Row.PostRow(withdrawal.tombstone()));

    assertThat(traffic(TestRows.SOURCE).accepted()).isEqualTo(3);
    assertThat(traffic(TestRows.SOURCE).rejected()).isEqualTo(2);
    assertThat(traffic(TestRows.SOURCE).isCutShort()).isFalse();
    assertThat(traffic(OTHER).received()).isZero();
  }

  @Test
  void steps_areInTheOrderOfTime_andABusyOneIsCutShort() throws Exception {
    database.execute(
        """
        INSERT INTO posts SELECT 'id' || i, %d + i / 3, 0, 0, 'u', 'c', '', '', '', '{}', '', '{}',
          '%s', 'id' || i, 0, 1, 0, '[]', 't', 0, i FROM generate_series(1, 5000) i
        """
            .formatted(FROM, OTHER));
    assertThat(traffic(OTHER).steps())
        .containsExactly(new Step(2_000, 0, true), new Step(2_000, 0, true));
    assertThat(reader.of(List.of(OTHER), FROM, 100, 3).get(OTHER).steps())
        .containsExactly(new Step(299, 0, false), new Step(300, 0, false), new Step(300, 0, false));
  }

  @Test
  void aHooksNewestDeliveries_areAnIndexScan() throws Exception {
    database.execute(
        """
        INSERT INTO posts SELECT 'id' || i, i, 0, 0, 'u', 'c', '', '', '', '{}', '', '{}',
          's' || i % 20, 'id' || i, 0, 1, 0, '[]', 't', 0, i FROM generate_series(1, 20000) i
        """);
    database.execute("VACUUM ANALYZE posts");
    String plan =
        database
            .rows(
                "EXPLAIN SELECT count(*) FROM posts WHERE source_id = 's7' AND part = 0"
                    + " AND parts > 0 AND create_at > 19000")
            .stream()
            .map(line -> line.get("QUERY PLAN"))
            .collect(Collectors.joining("\n"));
    assertThat(plan).contains("Index Only Scan using posts_newest_of_source");
  }
}
