package hookline.sink;

import static hookline.sink.SinkUnderTest.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running sink makes of the errors its statements meet. */
@ExtendWith(Servers.class)
final class StoreErrorsTest {
  private TestLog log;
  private TestStore database;

  @BeforeEach
  void useOwn(TestLog testLog, TestStore testStore) {
    log = testLog;
    database = testStore;
  }

  /** Not a row's fault, though they come with a row: none of them may cost one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "25006", "40001", "40P01", "53100", "53200", "55P03", "57014", "58030", "XX000",
        "XX001", "HV000"
      })
  void failureOfTheDatabases_costsNoRow(String state) throws Exception {
    try (SinkUnderTest sink = SinkUnderTest.start(log, database)) {
      failPosts("NEW.message = 'message 7'", state);
      sink.write(20);
      sink.awaitNotReady("failed on purpose (" + state + ")", "waiting for it");
      mend();
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
      assertThat(database.count("rejections")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"22023", "23514", "54000", "P0001"})
  void rowThatIsRefused_isRejected_andOnlyThat(String state) throws Exception {
    try (SinkUnderTest sink = SinkUnderTest.start(log, database)) {
      failPosts("NEW.message = 'message 7'", state);
      sink.write(20);
      await().atMost(SOON).until(() -> database.count("posts") == 20);
      assertThat(database.rows("SELECT delivery_id, reason, detail FROM rejections"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("delivery_id", TestRows.id(7))
                      .containsEntry("reason", "store_refused")
                      .containsEntry("detail", "failed on purpose"));
      sink.awaitReady();
      sink.assertTold(0);
    }
  }

  @Test
  void triggerThatRefusesEveryPost_costsNone() throws Exception {
    try (SinkUnderTest sink = SinkUnderTest.start(log, database)) {
      failPosts("true", "P0001");
      sink.write(20);
      sink.awaitNotReady(
          "failed on purpose (P0001): mend the trigger or the constraint that refuses them");
      mend();
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
      assertThat(database.count("rejections")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALTER TABLE posts RENAME TO away, ALTER TABLE away RENAME TO posts, (42P01): the schema is",
    "ALTER TABLE posts RENAME message TO m, ALTER TABLE posts RENAME m TO message, (42703): the",
    "ALTER TABLE posts ADD CHECK (part < 0) NOT VALID, ALTER TABLE posts DROP CONSTRAINT posts_part_check, (23514): mend the",
    "ALTER TABLE offsets RENAME TO away, ALTER TABLE away RENAME TO offsets, (42P01): the schema is",
  })
  void schemaThatIsNotOurs_isToldWithTheRemedy(String spoil, String mend, String told)
      throws Exception {
    try (SinkUnderTest sink = SinkUnderTest.start(log, database)) {
      database.execute(spoil);
      sink.write(20);
      sink.awaitNotReady(told);
      database.execute(mend);
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
      assertThat(database.count("rejections")).isZero();
    }
  }

  /** Polls come back empty in between, which is no end of the trouble. */
  @Test
  void troubleWhoseBatchComesLate_isToldOnce() throws Exception {
    database.execute("CREATE SEQUENCE tries");
    database.execute("GRANT USAGE ON SEQUENCE tries TO PUBLIC");
    try (SinkUnderTest sink =
        SinkUnderTest.start(
            log,
            database,
            config ->
                SinkUnderTest.withKafka(
                    config, Map.of("fetch.min.bytes", "1000000", "fetch.max.wait.ms", "1500")))) {
      // A sequence goes on though its transaction does not.
      failPosts("nextval('tries') > 0", "53100");
      sink.write(5);
      await()
          .atMost(SOON)
          .until(() -> Long.parseLong(database.value("SELECT last_value FROM tries")) >= 3);
      mend();
      sink.awaitAllStored();
      sink.awaitReady();
      sink.assertTold(1);
    }
  }

  @Test
  void loginThatIsRefused_isToldWithTheRemedy() throws Exception {
    database.execute("CREATE ROLE guest LOGIN SUPERUSER");
    try (SinkUnderTest sink =
        SinkUnderTest.start(
            log,
            database,
            config ->
                SinkUnderTest.withUrl(
                    config, database.url().replace("user=postgres", "user=guest")))) {
      database.execute("ALTER ROLE guest NOLOGIN");
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guest'");
      sink.write(20);
      sink.awaitNotReady("(28000): check the store's user and password");
      database.execute("ALTER ROLE guest LOGIN");
      sink.awaitAllStored();
      sink.awaitReady();
    } finally {
      database.execute("DROP OWNED BY guest");
      database.execute("DROP ROLE guest");
    }
  }

  private void failPosts(String condition, String state) throws Exception {
    database.execute(
        """
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF %s THEN RAISE EXCEPTION 'failed on purpose' USING ERRCODE = '%s'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER fail BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION fail()
        """
            .formatted(condition, state));
  }

  private void mend() throws Exception {
    database.execute("DROP TRIGGER fail ON posts");
  }
}
