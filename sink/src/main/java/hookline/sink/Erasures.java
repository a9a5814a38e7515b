package hookline.sink;

import hookline.sink.ErasedRows.Relations;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what was erased out of the store, whichever sink, replay or rebuild would bring it back.
 * Thread-safe.
 *
 * <p>Every batch holds a lock that is shared with all others, and reads the rules after it has it;
 * a batch that brings a rule, or whose rows rest on what others write, holds it alone. So a batch
 * is either over when the rule is stored, and what it wrote is found by the {@link ErasureSweep},
 * or it begins after, and knows the rule.
 */
final class Erasures {
  /** One for each schema, since several Hooklines may share a database. */
  static final String LOCK_KEY = "hashtextextended('hookline erasures ' || current_schema(), 0)";

  // Two statements and one way there and back. The second has a snapshot of its own, taken when the
  // first has its lock; as one statement it would look at what was before.
  private static final String NEWEST =
      "; SELECT tableoid, sequence FROM erasures ORDER BY sequence DESC LIMIT 1";
  private static final String ENTER_SHARED =
      "SELECT pg_advisory_xact_lock_shared(" + LOCK_KEY + ")" + NEWEST;
  private static final String ENTER_ALONE =
      "SELECT pg_advisory_xact_lock(" + LOCK_KEY + ")" + NEWEST;

  private static final String RULES =
      "SELECT id, kind, value, at, by FROM erasures ORDER BY sequence";

  private static final Table<Erasure> ERASURES =
      new Table<>(
          "erasures",
          List.of(
              Column.text("id", Erasure::id),
              Column.text("kind", erasure -> Objects.requireNonNull(erasure.kind()).wireName()),
              Column.text("value", Erasure::value),
              Column.bigint("at", Erasure::at),
              Column.text("by", Erasure::by)));
  private static final String INSERT = ERASURES.insert();

  private static final String NEW_OWNERS =
      """
      SELECT DISTINCT given.user_id
        FROM unnest(?::text[], ?::text[]) AS given(source_id, user_id)
        LEFT JOIN hooks h ON h.source_id = given.source_id AND h.user_id = given.user_id
       WHERE h.source_id IS NULL
      """;
  private static final String NEW_MEMBERS =
      """
      SELECT DISTINCT given.user_id
        FROM unnest(?::text[], ?::text[]) AS given(channel_id, user_id)
        LEFT JOIN channels c ON c.id = given.channel_id
       WHERE c.id IS NULL
      """;
  private static final String SWEEP_AGAIN =
      "UPDATE erasures SET applied_at = 0, sweep_page = 0"
          + " WHERE kind = 'user' AND value = ANY (?::text[])";

  private static final String OWNERS =
      "SELECT source_id, user_id FROM hooks WHERE source_id = ANY (?::text[])";
  private static final String DIRECT_CHANNELS =
      "SELECT id, name FROM channels WHERE type = 'D' AND id = ANY (?::text[])";

  private volatile Known known = new Known(0, 0, ErasureRules.NONE);

  /** Rules as of a row: one that is there never changes, and the numbers only grow. */
  private record Known(long table, long newest, ErasureRules rules) {}

  /**
   * Begins a batch: takes the lock, stores the rules the batch brings, and tells which rules it has
   * to obey. Before anything else in its transaction.
   */
  ErasureRules enter(Connection connection, Collection<Row> rows) throws SQLException {
    List<Erasure> brought =
        rows.stream()
            .filter(Row.ErasureRow.class::isInstance)
            .map(row -> ((Row.ErasureRow) row).erasure())
            .toList();
    ErasureRules shared = rules(connection, brought.isEmpty() ? ENTER_SHARED : ENTER_ALONE);
    List<Acquaintance> acquaintances = acquaintances(rows, shared);
    if (brought.isEmpty()
        && acquaintances.isEmpty()
        && rows.stream().noneMatch(row -> restsOnOthers(row, shared))) {
      return shared;
    }
    if (brought.isEmpty()) {
      // Nothing was written yet. A lock that is shared cannot be made one's own: two that try wait
      // for each other.
      connection.rollback();
    }
    ErasureRules rules = brought.isEmpty() ? rules(connection, ENTER_ALONE) : shared;
    sweepAgain(connection, acquaintances(rows, rules));
    for (Erasure erasure : brought) {
      ERASURES.write(connection, INSERT, List.of(erasure)); // One by one: in the topic's order.
    }
    return brought.isEmpty() ? rules : read(connection);
  }

  private ErasureRules rules(Connection connection, String enter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(enter)) {
      statement.execute();
      statement.getMoreResults();
      try (ResultSet newest = statement.getResultSet()) {
        if (!newest.next()) {
          return ErasureRules.NONE;
        }
        Known before = known;
        long table = newest.getLong(1);
        long sequence = newest.getLong(2);
        if (before.table() == table && before.newest() == sequence) {
          return before.rules();
        }
        Known now = new Known(table, sequence, read(connection));
        known = now;
        return now.rules();
      }
    }
  }

  private static ErasureRules read(Connection connection) throws SQLException {
    List<Erasure> inOrder = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RULES);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ErasureKind kind = ErasureKind.ofName(rows.getString("kind"));
        if (kind == null) {
          throw new SQLException(
              "erasures has a rule of a kind this version does not know: update this sink",
              "42000");
        }
        inOrder.add(
            new Erasure(
                rows.getString("id"),
                kind,
                rows.getString("value"),
                rows.getLong("at"),
                rows.getString("by")));
      }
    }
    return new ErasureRules(inOrder);
  }

  /** The rows as they may be written. */
  Collection<Row> applied(Connection connection, Collection<Row> rows, ErasureRules rules)
      throws SQLException {
    return ErasedRows.of(rows, rules, relations(connection, rows, rules));
  }

  /** What rules about users ask of these rows; new traffic is asked nothing. */
  private static Relations relations(
      Connection connection, Collection<Row> rows, ErasureRules rules) throws SQLException {
    Set<String> sources = new HashSet<>();
    Set<String> channels = new HashSet<>();
    for (Row row : rows) {
      if (row instanceof Row.PostRow post && rules.mayConcernUsersOf(post.post().createAt())) {
        if (post.post().parts() > 0) {
          channels.add(String.valueOf(post.post().channelId()));
        } else {
          sources.add(String.valueOf(post.post().sourceId()));
        }
      } else if (row instanceof Row.RejectionRow rejection
          && rules.mayConcernUsersOf(rejection.rejection().receivedAt())) {
        sources.add(rejection.rejection().sourceId());
      } else if (row instanceof Row.DuplicateRow duplicate
          && rules.mayConcernUsersOf(duplicate.duplicate().receivedAt())) {
        sources.add(duplicate.duplicate().sourceId());
      }
    }
    return sources.isEmpty() && channels.isEmpty()
        ? Relations.NONE
        : new Relations(
            pairs(connection, OWNERS, sources), pairs(connection, DIRECT_CHANNELS, channels));
  }

  private static Map<String, String> pairs(Connection connection, String query, Set<String> keys)
      throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    if (keys.isEmpty()) {
      return pairs;
    }
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setArray(
          1, connection.createArrayOf("text", keys.stream().map(Text::storable).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          pairs.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return pairs;
  }

  /**
   * Whether what may be told of a delivery depends on its posts, which another batch may be about
   * to erase: neither would see what the other writes. New traffic never does.
   */
  private static boolean restsOnOthers(Row row, ErasureRules rules) {
    if (row instanceof Row.RejectionRow rejection) {
      return rules.mayConcernUsersOf(rejection.rejection().receivedAt());
    }
    return row instanceof Row.DuplicateRow duplicate
        && (rules.mayConcernUsersOf(duplicate.duplicate().receivedAt())
            || rules.concern(ErasureKind.HOOK, duplicate.duplicate().sourceId()));
  }

  /** A hook or a direct channel, and a user that there is a rule about. */
  private record Acquaintance(boolean ofHook, String key, String userId) {}

  /** Which of the rows tell whose something is that may be stored already. */
  private static List<Acquaintance> acquaintances(Collection<Row> rows, ErasureRules rules) {
    if (!rules.concernUsers()) {
      return List.of();
    }
    List<Acquaintance> found = new ArrayList<>();
    for (Row row : rows) {
      if (row instanceof Row.HookRow hook
          && rules.concern(ErasureKind.USER, hook.hook().userId())) {
        found.add(new Acquaintance(true, hook.id(), hook.hook().userId()));
      } else if (row instanceof Row.DirectChannelRow channel) {
        for (String userId : channel.channel().name().split("__", 2)) {
          if (rules.concern(ErasureKind.USER, userId)) {
            found.add(new Acquaintance(false, channel.id(), userId));
          }
        }
      }
    }
    return found;
  }

  /** Topics have no order among them: a post may be stored before the channel it is in is known. */
  private static void sweepAgain(Connection connection, List<Acquaintance> acquaintances)
      throws SQLException {
    Set<String> users = new HashSet<>();
    newUsers(connection, NEW_OWNERS, acquaintances.stream().filter(Acquaintance::ofHook), users);
    newUsers(connection, NEW_MEMBERS, acquaintances.stream().filter(one -> !one.ofHook()), users);
    if (users.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(SWEEP_AGAIN)) {
      update.setArray(1, connection.createArrayOf("text", users.toArray()));
      update.executeUpdate();
    }
  }

  private static void newUsers(
      Connection connection, String query, Stream<Acquaintance> acquaintances, Set<String> users)
      throws SQLException {
    List<Acquaintance> given = acquaintances.toList();
    if (given.isEmpty()) {
      return;
    }
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setArray(
          1, connection.createArrayOf("text", given.stream().map(Acquaintance::key).toArray()));
      select.setArray(
          2, connection.createArrayOf("text", given.stream().map(Acquaintance::userId).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          users.add(rows.getString(1));
        }
      }
    }
  }
}
