package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hookline.sink.StoredOffsets.Advance;
import hookline.sink.StoredOffsets.Partition;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class RefusedRowsTest {
  private static final Partition PARTITION = new Partition("posts", "topicid", 3);

  private TestStore database;
  private Store store;

  @BeforeEach
  void openStore(TestStore testStore) throws Exception {
    database = testStore;
    store = testStore.open(testStore.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 1);
    testStore.execute("INSERT INTO offsets VALUES ('posts', 'topicid', 3, 0)");
  }

  @Test
  void oneRowATriggerRefuses_becomesARejection_andTheOthersAreStored() throws Exception {
    refuse("posts", "NEW.message = 'refuse me'", "no such posts here");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(post(i, i == 31 ? "refuse me" : "fine"));
    }

    List<RefusedRow> refused = store.write(List.of(new Advance(PARTITION, 0, 50)), rows);

    assertThat(refused).extracting(row -> row.row().id()).containsExactly(TestRows.id(31));
    assertThat(database.count("posts")).isEqualTo(49);
    assertThat(database.rows("SELECT * FROM rejections"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("delivery_id", TestRows.id(31))
                    .containsEntry("source_id", TestRows.SOURCE)
                    .containsEntry("reason", "store_refused")
                    .containsEntry("detail", "no such posts here")
                    .containsEntry("payload_topic", "payloads"));
    assertThat(database.value("SELECT next FROM offsets")).isEqualTo("50");
  }

  @Test
  void batchOfNothingButRefusedRows_becomesRejections_whileOtherPostsWouldBeTaken()
      throws Exception {
    store.write(List.of(), List.of(post(1, "nul \0"), post(2, "\0"), post(3, "\0")));

    assertThat(database.count("posts")).isZero();
    assertThat(database.count("rejections")).isEqualTo(3);
  }

  @Test
  void tableThatTakesNoPost_isNoRowsFault() throws Exception {
    refuse("posts", "true", "closed for today");

    assertThatThrownBy(
            () -> store.write(List.of(new Advance(PARTITION, 0, 1)), List.of(post(1, "fine"))))
        .isInstanceOf(StoreRefusesAllException.class)
        .satisfies(e -> assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.OUTAGE))
        .hasMessageContaining("closed for today");
    assertThat(database.count("rejections")).isZero();
    assertThat(database.value("SELECT next FROM offsets")).isEqualTo("0");
  }

  @Test
  void rejectionThatIsRefusedToo_waits() throws Exception {
    refuse("rejected", "true", "no rejections either");

    assertThatThrownBy(() -> store.write(List.of(), List.of(post(1, "fine"), post(2, "\0"))))
        .isInstanceOf(StoreRefusesAllException.class)
        .hasMessageContaining("so is its rejection");
    assertThat(database.count("posts")).isZero();
  }

  @Test
  void partThatIsRefused_leavesTheOthers() throws Exception {
    String delivery = TestRows.id(1);
    store.write(
        List.of(),
        List.of(
            new Row.PostRow(TestRows.part(delivery, "c", "first", 0, 3, 0)),
            new Row.PostRow(TestRows.part(delivery, "c", "\0", 1, 3, 0)),
            new Row.PostRow(TestRows.part(delivery, "c", "third", 2, 3, 0))));

    assertThat(database.rows("SELECT message FROM posts ORDER BY part"))
        .extracting(row -> row.get("message"))
        .containsExactly("first", "third");
    assertThat(database.value("SELECT detail FROM rejections")).startsWith("part 1 of 3: ");
    assertThat(database.value("SELECT status FROM deliveries")).isEqualTo("rejected");
  }

  @Test
  void offsetsThatAnotherSinkMoved_rollTheRowsBack() throws Exception {
    assertThatThrownBy(
            () -> store.write(List.of(new Advance(PARTITION, 7, 8)), List.of(post(1, "late"))))
        .isInstanceOf(OffsetsMovedException.class);
    assertThat(database.count("posts")).isZero();
    assertThat(database.value("SELECT next FROM offsets")).isEqualTo("0");
  }

  private static Row post(int number, String message) {
    return new Row.PostRow(TestRows.post(TestRows.id(number), "channel", message));
  }

  private void refuse(String table, String condition, String sentence) throws Exception {
    database.execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF %s THEN RAISE EXCEPTION '%s'; END IF; RETURN NEW; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION refuse()
        """
            .formatted(condition, sentence, table));
  }
}
