package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Channel;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.Duplicate;
import hookline.topics.Json;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class RowContentsTest {
  /** What quoting, arrays, JSON and encodings get wrong. */
  private static final String TRICKY =
      "a\\b \\n \"c\" 'd' {e,f} NULL null \t\r\n ü 漢 \uD83D\uDE00 \u0001 \u2028 $1 ? :x --; %";

  private TestStore database;
  private Store store;

  @BeforeEach
  void openStore(TestStore testStore) throws Exception {
    database = testStore;
    store = testStore.open(testStore.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 1);
  }

  @Test
  void post_everyField_isStoredAsItIs() throws Exception {
    Post post = TestRows.everyField(0, TRICKY);
    write(new Row.PostRow(post));

    Map<String, String> row = database.rows("SELECT * FROM posts").get(0);
    assertThat(row)
        .containsEntry("id", post.id())
        .containsEntry("create_at", "11")
        .containsEntry("update_at", "12")
        .containsEntry("delete_at", "13")
        .containsEntry("user_id", "user")
        .containsEntry("channel_id", "channel")
        .containsEntry("root_id", "root")
        .containsEntry("message", TRICKY)
        .containsEntry("type", "custom_" + TRICKY)
        .containsEntry("hashtags", "")
        .containsEntry("source_id", "source")
        .containsEntry("delivery_id", post.deliveryId())
        .containsEntry("part", "0")
        .containsEntry("parts", "3")
        .containsEntry("revision", "12")
        .containsEntry("payload_topic", "payloads")
        .containsEntry("payload_partition", "7")
        .containsEntry("payload_offset", Long.toString(1L << 40));
    assertThat(Json.readTree(Json.write(post.props())))
        .isEqualTo(Json.readTree(row.get("props").getBytes(StandardCharsets.UTF_8)));
    assertThat(row.get("metadata")).isEqualTo("{\"priority\": {\"priority\": \"urgent\"}}");
    assertThat(database.value("SELECT warnings->0->>'message' FROM posts")).isEqualTo(TRICKY);
    assertThat(database.value("SELECT warnings->0->>'kind' FROM posts")).isEqualTo("coerced");
  }

  @Test
  void withdrawal_leavesATombstoneOfTheRejectionAlone() throws Exception {
    String id = TestRows.id(1);
    Rejection withdrawal = TestRows.rejection(id, 5_000, true);
    write(new Row.PostRow(TestRows.part(id, "c", "first", 0, 2, 0)));
    write(new Row.PostRow(TestRows.part(id, "c", "second", 1, 2, 0)));
    write(new Row.RejectionRow(withdrawal), new Row.PostRow(withdrawal.tombstone()));

    assertThat(database.rows("SELECT * FROM posts"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("id", id)
                    .containsEntry("message", "")
                    .containsEntry("channel_id", "")
                    .containsEntry("user_id", "")
                    .containsEntry("props", "{}")
                    .containsEntry("parts", "0")
                    .containsEntry("create_at", Long.toString(withdrawal.receivedAt()))
                    .containsEntry("update_at", "5000")
                    .containsEntry("delete_at", "5000")
                    .containsEntry("revision", "5000"));
  }

  @Test
  void hook_everythingButItsSecretId_isStored() throws Exception {
    Hook hook =
        new Hook(
            "source",
            "thesecretid",
            1,
            2,
            3,
            "user",
            "channel",
            "team",
            "name\0",
            TRICKY,
            "bot",
            "icon",
            true,
            Dialect.SLACK,
            "Europe/Berlin",
            7,
            RetryKey.ofHeader("svix-id"),
            60,
            "",
            0,
            Protection.NONE);
    write(new Row.HookRow(hook));

    Map<String, String> row = database.rows("SELECT * FROM hooks").get(0);
    assertThat(row.values())
        .containsExactly(
            "source",
            "1",
            "2",
            "3",
            "user",
            "channel",
            "team",
            "name\uFFFD",
            TRICKY,
            "bot",
            "icon",
            "t",
            "slack",
            "Europe/Berlin",
            "7",
            "header:svix-id",
            "60");
    assertThat(row.toString()).doesNotContain("thesecretid");
  }

  @Test
  void directory_lastRecordWins() throws Exception {
    User before =
        new User("u", "jim", "", "system_user", List.of("t"), List.of(), 1, 2, 0, List.of());
    User after =
        new User(
            "u", "jim", "i", "system_user", List.of("t", TRICKY), List.of(), 1, 3, 0, List.of());
    Channel channel = Channel.direct("b", "a", 7);
    write(
        new Row.TeamRow(new Team("t", "team", "Team", 1, 2, 0)),
        new Row.UserRow(before),
        new Row.UserRow(after),
        new Row.DirectChannelRow(channel));
    write(new Row.UserRow(after), new Row.DirectChannelRow(Channel.direct("a", "b", 5)));
    write(new Row.DirectChannelRow(Channel.direct("a", "b", 9)));

    assertThat(database.value("SELECT team_ids[2] FROM users")).isEqualTo(TRICKY);
    assertThat(database.value("SELECT cardinality(channel_ids) FROM users")).isEqualTo("0");
    assertThat(database.rows("SELECT * FROM channels").get(0).values())
        .containsExactly(channel.id(), "", "D", "a__b", "", "", "", "5", "5", "0");
    assertThat(database.rows("SELECT * FROM teams").get(0).values())
        .containsExactly("t", "team", "Team", "1", "2", "0");
  }

  @Test
  void views_tellWhatBecameOfEachDelivery() throws Exception {
    LogPosition payload = new LogPosition("payloads", 1, 2);
    Rejection withdrawal = TestRows.rejection(TestRows.id(3), 50, true);
    write(
        new Row.PostRow(TestRows.post(TestRows.id(0), "c", "posted")),
        new Row.RejectionRow(TestRows.rejection(TestRows.id(1), 0, false)),
        new Row.DuplicateRow(
            new Duplicate(TestRows.id(2), "s", TestRows.id(0), 77, "key", RetryKey.BODY, payload)),
        new Row.RejectionRow(withdrawal),
        new Row.PostRow(withdrawal.tombstone()),
        new Row.RejectionRow(TestRows.rejection(TestRows.id(4), 0, false)),
        new Row.PostRow(TestRows.part(TestRows.id(4), "c", "after all", 0, 1, 60)),
        new Row.PostRow(TestRows.post(TestRows.id(5), "c", "kept")),
        new Row.RejectionRow(TestRows.rejection(TestRows.id(5), 70, false)));

    assertThat(
            database.rows(
                "SELECT status || ' ' || revision || ' ' || parts || ' ' || coalesce(channel_id, '-')"
                    + " || ' ' || coalesce(first_delivery_id, '-') AS said FROM deliveries"
                    + " ORDER BY array_position('%s'::text[], delivery_id)".formatted(ids(6))))
        .extracting(row -> row.get("said"))
        .containsExactly(
            "posted 0 1 c -",
            "rejected 0 0 - -",
            "duplicate 0 0 - " + TestRows.id(0),
            "withdrawn 50 0 - -",
            "posted 60 1 c -",
            "rejected 70 1 c -");
    assertThat(database.rows("SELECT delivery_id FROM rejections WHERE resolved_at IS NULL"))
        .extracting(row -> row.get("delivery_id"))
        .containsExactlyInAnyOrder(TestRows.id(1), TestRows.id(3), TestRows.id(5));
    assertThat(
            database.value(
                "SELECT resolved_at FROM rejections WHERE delivery_id = '%s'"
                    .formatted(TestRows.id(4))))
        .isEqualTo("60");
  }

  @Test
  void session_settings_outliveARollback() throws Exception {
    try (var connection = database.pool().getConnection();
        var statement = connection.createStatement()) {
      connection.rollback();
      for (Map.Entry<String, String> setting :
          Map.of("transaction_timeout", "15s", "lock_timeout", "5s", "synchronous_commit", "off")
              .entrySet()) {
        try (var result = statement.executeQuery("SHOW " + setting.getKey())) {
          result.next();
          assertThat(result.getString(1)).as(setting.getKey()).isEqualTo(setting.getValue());
        }
      }
    }
    assertThat(database.value("SHOW synchronous_commit")).isEqualTo("on");
  }

  @Test
  void everyTableAndView_saysWhatItIs() throws Exception {
    assertThat(
            database.rows(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                    + " AND relkind IN ('r', 'v') AND relname <> 'hookline_migrations'"
                    + " AND obj_description(oid, 'pg_class') IS NULL"))
        .isEmpty();
  }

  private void write(Row... rows) throws Exception {
    Batch batch = new Batch();
    Arrays.stream(rows).forEach(batch::add);
    assertThat(store.write(List.of(), batch.rows())).isEmpty();
  }

  private static String ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(TestRows::id)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
