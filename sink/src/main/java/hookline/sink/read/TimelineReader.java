package hookline.sink.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A channel's posts by their places in it: however many there are, a page is a short scan of one
 * index. Thread-safe.
 */
public final class TimelineReader {
  private static final String BACKWARDS =
      " ORDER BY p.create_at DESC, p.delivery_id DESC, p.part DESC LIMIT ?";
  private static final String FORWARDS = " ORDER BY p.create_at, p.delivery_id, p.part LIMIT ?";
  private static final String OF_CHANNEL = " WHERE p.channel_id = ?";
  private static final String BEFORE = " AND (p.create_at, p.delivery_id, p.part) < (?, ?, ?)";
  private static final String AFTER = " AND (p.create_at, p.delivery_id, p.part) > (?, ?, ?)";

  private static final String NEWEST = PostReader.SELECT + OF_CHANNEL + BACKWARDS;
  private static final String OLDER = PostReader.SELECT + OF_CHANNEL + BEFORE + BACKWARDS;
  private static final String NEWER = PostReader.SELECT + OF_CHANNEL + AFTER + FORWARDS;
  private static final String BY_IDS = PostReader.SELECT + OF_CHANNEL + " AND p.id = ANY (?)";

  private static final String MARKS =
      "SELECT p.id, p.revision, p.create_at, p.delivery_id, p.part FROM posts p"
          + OF_CHANNEL
          + BACKWARDS;

  /**
   * Words are looked for in what is scanned, the newest posts first, and not in an index of words;
   * docs/pages.md says what one would cost the sink. The last row says how far the scan came.
   */
  private static final String SEARCH =
      "SELECT * FROM (SELECT p.*, row_number() OVER () AS scanned, words.found FROM ("
          + PostReader.SELECT
          + OF_CHANNEL
          + BEFORE
          + BACKWARDS
          + """
            ) p, LATERAL (SELECT
                 (to_tsvector('simple', p.message)
                   || jsonb_to_tsvector('simple',
                        jsonb_build_array(p.props -> 'attachments', p.props -> 'card'), '["string"]'))
                 @@ websearch_to_tsquery('simple', ?) AS found) words) rows
             WHERE found OR scanned = ?
             ORDER BY scanned
            """;

  private final StoreReader store;

  public TimelineReader(StoreReader store) {
    this.store = store;
  }

  /**
   * What tells whether a post is known already, and as it is now.
   *
   * @param revision a newer one has another content
   */
  public record PostMark(String id, long revision, PostPlace place) {}

  /**
   * A stretch of posts that was searched.
   *
   * @param posts with the words, the newest first
   * @param reached the last place looked at; null when all older posts were
   */
  public record SearchedPosts(
      List<StoredPost> posts, @org.jspecify.annotations.Nullable PostPlace reached) {}

  private record Scanned(StoredPost post, boolean found, long number) {}

  /** The newest posts, the newest first. */
  public List<StoredPost> newest(String channelId, int size) {
    return store.rows(NEWEST, PostReader::post, channelId, size);
  }

  /** Those next before a place, the newest first. */
  public List<StoredPost> older(String channelId, PostPlace place, int size) {
    return beside(OLDER, channelId, place, size);
  }

  /** Those next after a place, the oldest first. */
  public List<StoredPost> newer(String channelId, PostPlace place, int size) {
    return beside(NEWER, channelId, place, size);
  }

  private List<StoredPost> beside(String sql, String channelId, PostPlace place, int size) {
    return store.rows(
        sql, PostReader::post, channelId, place.createAt(), place.deliveryId(), place.part(), size);
  }

  /** The newest posts by what tells them apart, the newest first. */
  public List<PostMark> marks(String channelId, int size) {
    return store.rows(MARKS, TimelineReader::mark, channelId, size);
  }

  private static PostMark mark(ResultSet row) throws SQLException {
    return new PostMark(
        row.getString("id"),
        row.getLong("revision"),
        new PostPlace(row.getLong("create_at"), row.getString("delivery_id"), row.getInt("part")));
  }

  /** Those of these posts that are in the channel, in no order. */
  public List<StoredPost> byIds(String channelId, List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : store.rows(BY_IDS, PostReader::post, channelId, ids.toArray(new String[0]));
  }

  /**
   * Looks for words in one stretch of posts before a place.
   *
   * @param words as people write them to search engines: quotes, {@code or}, a dash before what
   *     must not be there
   * @param scanned so many posts are looked at
   */
  public SearchedPosts search(String channelId, PostPlace before, String words, int scanned) {
    List<Scanned> rows =
        store.rows(
            SEARCH,
            row ->
                new Scanned(PostReader.post(row), row.getBoolean("found"), row.getLong("scanned")),
            channelId,
            before.createAt(),
            before.deliveryId(),
            before.part(),
            scanned,
            words,
            (long) scanned);
    List<StoredPost> found = new ArrayList<>();
    PostPlace reached = null;
    for (Scanned row : rows) {
      if (row.found()) {
        found.add(row.post());
      }
      if (row.number() == scanned) {
        reached = PostPlace.of(row.post());
      }
    }
    return new SearchedPosts(found, reached);
  }
}
