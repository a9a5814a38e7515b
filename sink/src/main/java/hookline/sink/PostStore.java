package hookline.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The track of posts: of each delivery the highest revision, in whatever order its records come and
 * from however many sinks at once. Thread-safe.
 *
 * <p>The row of part 0 judges its delivery. A statement first inserts, replaces or locks it; then
 * nobody else can move the delivery's revision before this transaction ends, and its other parts
 * are judged against it:
 *
 * <pre>
 * a part older than part 0             is ignored
 * a part as new as part 0, or newer    is stored where it is newer than its own row
 * part 0 at a revision above 0         removes the delivery's parts that are older
 * </pre>
 *
 * <p>A batch of whole deliveries at revision 0 is inserted by {@link OptimisticCopy}, in the same
 * order, and judged only where that finds one of its rows there.
 */
final class PostStore {
  /** Of the row that stands in for a part 0 that is not there; below every real one. */
  private static final long ABSENT = -1;

  private static final Table<Row.PostRow> POSTS =
      new Table<>(
          "posts",
          List.of(
              Column.text("id", row -> row.post().id()),
              Column.bigint("create_at", row -> row.post().createAt()),
              Column.bigint("update_at", row -> row.post().updateAt()),
              Column.bigint("delete_at", row -> row.post().deleteAt()),
              Column.text("user_id", row -> row.post().userId()),
              Column.text("channel_id", row -> row.post().channelId()),
              Column.text("root_id", row -> row.post().rootId()),
              Column.text("message", row -> row.post().message()),
              Column.text("type", row -> row.post().type()),
              Column.jsonb("props", row -> row.post().props()),
              Column.jsonb("metadata", row -> row.post().metadata()),
              Column.text("source_id", row -> row.post().sourceId()),
              Column.text("delivery_id", row -> row.post().deliveryId()),
              Column.integer("part", row -> row.post().part()),
              Column.integer("parts", row -> row.post().parts()),
              Column.bigint("revision", row -> row.post().revision()),
              Column.jsonb("warnings", row -> row.post().warnings()),
              Column.text("payload_topic", row -> row.post().payload().topic()),
              Column.integer("payload_partition", row -> row.post().payload().partition()),
              Column.bigint("payload_offset", row -> row.post().payload().offset()),
              Column.optionalText("trace_id", Row.PostRow::traceId)));

  /** As bytes, which is how the statements below order them. */
  private static final Comparator<Row.PostRow> BY_ID = Comparator.comparing(Row.PostRow::id);

  // A row that ON CONFLICT finds is locked whether or not its WHERE then replaces it.
  private static final String FIRST_PARTS = POSTS.upsert("", POSTS.isNewer());
  private static final String OTHER_PARTS =
      POSTS.upsert(
          "JOIN posts first ON first.id = incoming.delivery_id"
              + " AND first.revision <= incoming.revision",
          POSTS.isNewer());
  private static final String REMOVE_OLDER_PARTS =
      """
      DELETE FROM posts
       USING unnest(?::text[], ?::int8[]) AS first(id, revision)
       WHERE posts.delivery_id = first.id AND posts.part > 0 AND posts.revision < first.revision
      """;
  private static final String REMOVE_STAND_INS =
      "DELETE FROM posts WHERE id = ANY (?::text[]) AND revision = " + ABSENT;

  private final OptimisticCopy<Row.PostRow> copy = new OptimisticCopy<>(POSTS);

  /**
   * Writes posts and tombstones, no two of the same id.
   *
   * @throws SQLException when the database refuses or is away; the transaction is then to be rolled
   *     back, to a savepoint at least
   */
  void write(Connection connection, Collection<Row.PostRow> posts) throws SQLException {
    List<Row.PostRow> firstParts = new ArrayList<>();
    List<Row.PostRow> otherParts = new ArrayList<>();
    posts.forEach(row -> (row.post().part() == 0 ? firstParts : otherParts).add(row));
    List<Row.PostRow> standIns = standIns(firstParts, otherParts);
    if (standIns.isEmpty() && areNew(posts)) {
      List<Row.PostRow> locking = new ArrayList<>(posts.size());
      firstParts.stream().sorted(BY_ID).forEach(locking::add);
      otherParts.stream().sorted(BY_ID).forEach(locking::add);
      if (copy.insert(connection, locking)) {
        return;
      }
    }

    // One statement for all that is locked, since two would lock in two runs of id order, and
    // that is how the live line's sink and the replay's could deadlock.
    List<Row.PostRow> locking = new ArrayList<>(firstParts);
    locking.addAll(standIns);
    POSTS.write(connection, FIRST_PARTS, locking);
    POSTS.write(connection, OTHER_PARTS, otherParts);
    removeOlderParts(
        connection, firstParts.stream().filter(row -> row.post().revision() > 0).toList());
    removeStandIns(connection, standIns);
  }

  /**
   * Whether they are live traffic's: with all part 0 among them there is nothing to judge, then,
   * but whether a row is there already. A replay's rows mostly are.
   */
  private static boolean areNew(Collection<Row.PostRow> posts) {
    return posts.stream().allMatch(row -> row.post().revision() == 0);
  }

  /**
   * What locks the part 0 of parts that come without it, as when a batch ends between them. Where
   * it is there the stand-in changes nothing; where it is not, the stand-in is a row another sink
   * has to wait for, which no lock on a missing row could be. It goes before the transaction ends.
   */
  private static List<Row.PostRow> standIns(
      List<Row.PostRow> firstParts, List<Row.PostRow> otherParts) {
    if (otherParts.isEmpty()) {
      return List.of();
    }
    Set<String> present = new HashSet<>();
    firstParts.forEach(row -> present.add(row.post().deliveryId()));
    return otherParts.stream()
        .map(row -> row.post().deliveryId())
        .filter(present::add)
        .map(PostStore::standIn)
        .map(Row.PostRow::new)
        .toList();
  }

  /** The plainest post there is, of that delivery; what cannot store it can store none. */
  static Post standIn(String deliveryId) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new Post(
        deliveryId,
        0,
        0,
        0,
        "",
        "",
        "",
        "",
        "",
        nothing,
        nothing,
        "",
        deliveryId,
        0,
        0,
        ABSENT,
        List.of(),
        new LogPosition("", 0, 0));
  }

  /** Nothing is older than revision 0, so live traffic never comes here. */
  private static void removeOlderParts(Connection connection, List<Row.PostRow> raised)
      throws SQLException {
    if (raised.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(REMOVE_OLDER_PARTS)) {
      delete.setArray(
          1, connection.createArrayOf("text", raised.stream().map(Row.PostRow::id).toArray()));
      delete.setArray(
          2,
          connection.createArrayOf(
              "int8", raised.stream().map(row -> row.post().revision()).toArray()));
      delete.executeUpdate();
    }
  }

  private static void removeStandIns(Connection connection, List<Row.PostRow> standIns)
      throws SQLException {
    if (standIns.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(REMOVE_STAND_INS)) {
      delete.setArray(
          1, connection.createArrayOf("text", standIns.stream().map(Row.PostRow::id).toArray()));
      delete.executeUpdate();
    }
  }
}
