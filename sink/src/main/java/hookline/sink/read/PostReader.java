package hookline.sink.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Posts by their ids and by the page. Every question is answered from an index, whatever the size
 * of the channel. Thread-safe.
 */
public final class PostReader {
  /** The most posts {@link #since} gives, as Mattermost's. */
  public static final int MOST_SINCE = 1000;

  // rule: a post is a reply only where the post it answers is in the same channel.
  static final String SELECT =
      """
      SELECT p.id, p.create_at, p.update_at, p.delete_at, p.user_id, p.channel_id,
             coalesce((SELECT root.id FROM posts root
                        WHERE p.root_id <> '' AND root.id = p.root_id
                          AND root.channel_id = p.channel_id), '') AS root_id,
             p.message, p.type, p.props, p.hashtags, p.metadata, p.source_id, p.delivery_id, p.part,
             p.parts, p.revision, p.warnings
        FROM posts p
      """;

  private static final String NEWEST_FIRST =
      " ORDER BY p.create_at DESC, p.delivery_id DESC, p.part DESC LIMIT ? OFFSET ?";
  private static final String OLDEST_FIRST =
      " ORDER BY p.create_at, p.delivery_id, p.part LIMIT ? OFFSET ?";
  private static final String OLDER =
      " WHERE p.channel_id = ? AND (p.create_at, p.delivery_id, p.part) < (?, ?, ?)";
  private static final String NEWER =
      " WHERE p.channel_id = ? AND (p.create_at, p.delivery_id, p.part) > (?, ?, ?)";

  private static final String BY_ID = SELECT + " WHERE p.id = ? AND p.delete_at = 0";
  private static final String PAGE = SELECT + " WHERE p.channel_id = ?" + NEWEST_FIRST;
  private static final String PAGE_BEFORE = SELECT + OLDER + NEWEST_FIRST;
  private static final String PAGE_AFTER = SELECT + NEWER + OLDEST_FIRST;

  // What no replay has touched was changed last when it was made; the rest has an index of its
  // own, which costs live traffic nothing.
  private static final String SINCE =
      SELECT
          + """
             WHERE p.id IN (
               (SELECT id FROM posts WHERE channel_id = ? AND create_at > ?
                 ORDER BY create_at DESC, delivery_id DESC, part DESC LIMIT ?)
               UNION ALL
               (SELECT id FROM posts WHERE channel_id = ? AND revision > 0 AND update_at > ?
                 ORDER BY update_at DESC LIMIT ?))
          """
          + NEWEST_FIRST;

  private final StoreReader store;

  public PostReader(StoreReader store) {
    this.store = store;
  }

  /** The post of that id, unless it was withdrawn. */
  public Optional<StoredPost> byId(String id) {
    return store.rows(BY_ID, PostReader::post, id).stream().findFirst();
  }

  /**
   * The newest posts of a channel.
   *
   * @param skipped so many of the newest are left out; skipping takes time for each
   */
  public PostPage page(String channelId, int size, long skipped) {
    return withNeighbours(channelId, store.rows(PAGE, PostReader::post, channelId, size, skipped));
  }

  /** Those next older than a post; none when the channel has no such post. */
  public PostPage before(String channelId, String postId, int size, long skipped) {
    return beside(channelId, postId, PAGE_BEFORE, size, skipped);
  }

  /** Those next newer than a post, the newest first; none when the channel has no such post. */
  public PostPage after(String channelId, String postId, int size, long skipped) {
    return beside(channelId, postId, PAGE_AFTER, size, skipped);
  }

  private PostPage beside(String channelId, String postId, String query, int size, long skipped) {
    Optional<StoredPost> post = byId(postId).filter(found -> found.channelId().equals(channelId));
    if (post.isEmpty()) {
      return new PostPage(List.of(), "", "");
    }
    return withNeighbours(channelId, beside(channelId, post.get(), query, size, skipped));
  }

  private List<StoredPost> beside(
      String channelId, StoredPost post, String query, int size, long skipped) {
    List<StoredPost> posts =
        store.rows(
            query,
            PostReader::post,
            channelId,
            post.createAt(),
            post.deliveryId(),
            post.part(),
            size,
            skipped);
    if (query.equals(PAGE_AFTER)) {
      java.util.Collections.reverse(posts);
    }
    return posts;
  }

  /**
   * The posts of a channel that were made or changed after a time, the newest first; of more than
   * {@link #MOST_SINCE} the newest.
   *
   * @param time epoch ms
   */
  public PostPage since(String channelId, long time) {
    return new PostPage(
        store.rows(
            SINCE,
            PostReader::post,
            channelId,
            time,
            MOST_SINCE,
            channelId,
            time,
            MOST_SINCE,
            MOST_SINCE,
            0L),
        "",
        "");
  }

  private PostPage withNeighbours(String channelId, List<StoredPost> posts) {
    if (posts.isEmpty()) {
      return new PostPage(posts, "", "");
    }
    return new PostPage(
        posts,
        first(beside(channelId, posts.get(0), PAGE_AFTER, 1, 0)),
        first(beside(channelId, posts.get(posts.size() - 1), PAGE_BEFORE, 1, 0)));
  }

  private static String first(List<StoredPost> posts) {
    return posts.isEmpty() ? "" : posts.get(0).id();
  }

  static StoredPost post(ResultSet row) throws SQLException {
    return new StoredPost(
        row.getString("id"),
        row.getLong("create_at"),
        row.getLong("update_at"),
        row.getLong("delete_at"),
        row.getString("user_id"),
        row.getString("channel_id"),
        row.getString("root_id"),
        row.getString("message"),
        row.getString("type"),
        row.getString("props"),
        row.getString("hashtags"),
        row.getString("metadata"),
        row.getString("source_id"),
        row.getString("delivery_id"),
        row.getInt("part"),
        row.getInt("parts"),
        row.getLong("revision"),
        row.getString("warnings"));
  }
}
