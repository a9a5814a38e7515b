package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class HookUsesTest {
  private static final long MINUTE = 60_000;
  private static final long RECEIVED = 1_700_000_000_000L;

  /** Of every row of {@link TestRows}. */
  private static final String ITS_MINUTE = Long.toString(RECEIVED / MINUTE * MINUTE);

  private TestStore database;
  private Store store;

  @BeforeEach
  void openStore(TestStore testStore) throws Exception {
    database = testStore;
    store = open();
  }

  private Store open() throws Exception {
    return database.open(database.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 1);
  }

  @Test
  void postOrRejection_tellsTheMinuteItsHookWasUsed() throws Exception {
    write(new Row.PostRow(TestRows.post(TestRows.id(1), "c", "x")));
    assertThat(lastUsed()).isEqualTo(ITS_MINUTE);

    database.execute("TRUNCATE hook_uses");
    store = open();
    write(new Row.RejectionRow(TestRows.rejection(TestRows.id(2), 0, false)));
    assertThat(lastUsed()).isEqualTo(ITS_MINUTE);
  }

  @Test
  void latestUse_wins_inWhateverOrderTheyCome() throws Exception {
    database.execute("INSERT INTO hook_uses VALUES ('%s', 1)".formatted(TestRows.SOURCE));
    write(new Row.PostRow(TestRows.post(TestRows.id(1), "c", "x")));
    assertThat(lastUsed()).isEqualTo(ITS_MINUTE);

    String later = Long.toString(RECEIVED + MINUTE);
    database.execute("UPDATE hook_uses SET last_used = " + later);
    store = open();
    write(new Row.PostRow(TestRows.post(TestRows.id(2), "c", "x")));
    assertThat(lastUsed()).isEqualTo(later);
  }

  @Test
  void useInTheSameMinute_isNotWrittenAgain() throws Exception {
    write(new Row.PostRow(TestRows.post(TestRows.id(1), "c", "x")));
    String written = database.value("SELECT xmin || ' ' || xmax FROM hook_uses");
    write(new Row.PostRow(TestRows.post(TestRows.id(2), "c", "x")));

    assertThat(database.count("posts")).isEqualTo(2);
    assertThat(database.value("SELECT xmin || ' ' || xmax FROM hook_uses")).isEqualTo(written);
  }

  @Test
  void batchThatIsRolledBack_isNoUseYet() throws Exception {
    database.execute("INSERT INTO offsets VALUES ('posts', 'topicid', 3, 7)");
    Row post = new Row.PostRow(TestRows.post(TestRows.id(1), "c", "x"));
    var moved = new StoredOffsets.Advance(new StoredOffsets.Partition("posts", "topicid", 3), 0, 1);
    try {
      store.write(List.of(moved), List.of(post));
      throw new AssertionError("another sink has that partition");
    } catch (OffsetsMovedException e) {
      assertThat(database.count("hook_uses")).isZero();
    }
    write(post);
    assertThat(lastUsed()).isEqualTo(ITS_MINUTE);
  }

  @Test
  void refusedPost_isAUse() throws Exception {
    write(new Row.PostRow(TestRows.post(TestRows.id(1), "c", "nul \0")));
    assertThat(lastUsed()).isEqualTo(ITS_MINUTE);
  }

  @Test
  void sourcesThatOnlyDifferInWhatCannotBeStored_areOneUse() throws Exception {
    write(postOf("source \uD83D", 1), postOf("source \uDE00", 2), postOf("source \0", 3));
    assertThat(database.value("SELECT source_id FROM hook_uses")).isEqualTo("source \uFFFD");
  }

  private static Row postOf(String sourceId, int number) {
    return new Row.PostRow(
        TestRows.of(TestRows.post(TestRows.id(number), "c", "x"), sourceId, TestRows.USER));
  }

  private void write(Row... rows) throws Exception {
    store.write(List.of(), List.of(rows));
  }

  private String lastUsed() throws Exception {
    return database.value("SELECT last_used FROM hook_uses");
  }
}
