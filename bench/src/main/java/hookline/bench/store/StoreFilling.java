package hookline.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.bench.directory.SampleDirectory;
import hookline.bench.measure.Progress;
import hookline.bench.process.Store;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills an empty store, whose schema is there, by the server itself: the tables without their
 * indexes first, those afterwards, as they would be after years of a sink and a vacuum.
 */
public final class StoreFilling {
  /** Of all that is stored; a day of it is what hooks' traffic is counted of. */
  private static final Duration SPAN = Duration.ofDays(30);

  private static final long AT_ONCE = 1_000_000;
  private static final int TIME_CHARACTERS = 11;
  private static final int BITS_OF_TIME_CHARACTERS = 55;

  private final Store store;
  private final SampleDirectory directory;
  private final Map<String, String> names = new TreeMap<>();
  private final long posts;

  /**
   * With posts of that directory's hooks.
   *
   * @param topic of the payloads they were
   */
  public StoreFilling(Store store, SampleDirectory directory, long posts, String topic) {
    this.store = store;
    this.directory = directory;
    this.posts = posts;
    names.put("posts", Long.toString(posts));
    names.put("rejections", Long.toString(Math.max(1, posts / 20)));
    names.put("channels", Integer.toString(directory.channels()));
    names.put("hooks_a_channel", Integer.toString(directory.hooks() / directory.channels()));
    names.put("topic", topic);
    names.put("end", Long.toString(System.currentTimeMillis()));
    names.put("span", Long.toString(SPAN.toMillis()));
    names.put("id", deliveryId());
  }

  /** Returns once all is there and analyzed. */
  public void fill() throws SQLException, IOException {
    long start = System.nanoTime();
    // Of the filling alone: what is measured has the settings it had.
    store.execute("ALTER SYSTEM SET max_wal_size = '8GB'");
    store.execute("SELECT pg_reload_conf()");
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      statement.execute("SET maintenance_work_mem = '512MB'");
      statement.execute("SET work_mem = '64MB'");
      List<String> indexes = withoutIndexes(statement);
      hooks(connection);
      String sql = text("posts.sql");
      for (long from = 1; from <= posts; from += AT_ONCE) {
        long to = Math.min(posts, from + AT_ONCE - 1);
        names.put("from", Long.toString(from));
        names.put("to", Long.toString(to));
        statement.execute(named(sql));
        Progress.tell("%,d deliveries stored", to);
      }
      statement.execute("ALTER TABLE posts ADD PRIMARY KEY (id)");
      for (String index : indexes) {
        statement.execute(index);
        Progress.tell("%s", index.replaceAll(" ON .*", ""));
      }
      statement.execute(named(text("others.sql")));
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
    store.execute("ALTER SYSTEM RESET max_wal_size");
    store.execute("SELECT pg_reload_conf()");
    Progress.tell("filled in %.0f s", (System.nanoTime() - start) / 1e9);
  }

  /** What makes them again, but for the primary key. */
  private static List<String> withoutIndexes(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT indexname, indexdef FROM pg_indexes"
                + " WHERE tablename = 'posts' AND indexname <> 'posts_pkey'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
        definitions.add(rows.getString(2));
      }
    }
    for (String name : names) {
      statement.execute("DROP INDEX " + name);
    }
    statement.execute("ALTER TABLE posts DROP CONSTRAINT posts_pkey");
    return definitions;
  }

  private void hooks(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMP TABLE bench_hooks"
              + " (n bigint PRIMARY KEY, source_id text, channel_id text, user_id text)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO bench_hooks VALUES (?, ?, ?, ?)")) {
      for (int i = 0; i < directory.hooks(); i++) {
        Hook hook = directory.hook(i);
        insert.setLong(1, i);
        insert.setString(2, hook.sourceId());
        insert.setString(3, hook.channelId());
        insert.setString(4, hook.userId());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE bench_hooks");
    }
  }

  /** A UUID of version 7 of {@code t.at}, as an ingress makes them, the rest from {@code t.n}. */
  private static String deliveryId() {
    String time =
        IntStream.range(0, TIME_CHARACTERS)
            .mapToObj(
                i ->
                    "substr('%s', ((((t.at << 7) | 56 | (t.n & 7)) >> %d) & 31)::int + 1, 1)"
                        .formatted(Ids.ALPHABET, BITS_OF_TIME_CHARACTERS - 5 * (i + 1)))
            .collect(Collectors.joining(" || "));
    return "%s || left(translate(md5(t.n::text), '0123456789abcdef', '%s'), %d)"
        .formatted(time, Ids.ALPHABET.substring(0, 16), Ids.LENGTH - TIME_CHARACTERS);
  }

  private String named(String sql) {
    String text = sql;
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace("${" + name.getKey() + "}", name.getValue());
    }
    return text;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StoreFilling.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
