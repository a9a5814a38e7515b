package hookline.sink.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through posted deliveries, the newest first, a stretch at a time: of a hook, in one channel,
 * or in all that a reader sees, for which there is no index but that of each channel. Thread-safe.
 */
public final class DeliveryScan {
  private static final String BEFORE = "(p.create_at, p.delivery_id, p.part) < (?, ?, ?)";
  private static final String ORDER = "p.create_at DESC, p.delivery_id DESC, p.part DESC";

  private static final String OF_CHANNEL =
      """
      SELECT p.id FROM posts p
       WHERE p.channel_id = ? AND %s AND p.create_at >= ?
       ORDER BY %s LIMIT ?
      """
          .formatted(BEFORE, ORDER);

  // By posts_newest_of_source, which has first parts alone. Of one time there are few.
  private static final String OF_HOOK =
      """
      SELECT p.id FROM posts p
       WHERE p.source_id = ? AND p.part = 0 AND p.create_at <= ? AND %s AND p.create_at >= ?
       ORDER BY %s LIMIT ?
      """
          .formatted(BEFORE, ORDER);

  // The newest so many of all channels are in the so many channels with the newest posts, and none
  // is older than the oldest of those channels' newest. Each question of a channel is a few pages
  // of its index.
  private static final String OF_ALL =
      """
      WITH latest AS MATERIALIZED (
        SELECT c.id, l.create_at FROM channels c CROSS JOIN LATERAL (
          SELECT p.create_at FROM posts p
           WHERE p.channel_id = c.id AND %1$s AND p.create_at >= ?
           ORDER BY %2$s LIMIT 1) l
         WHERE %3$s
         ORDER BY l.create_at DESC LIMIT ?),
      bound AS MATERIALIZED (
        SELECT CASE WHEN count(*) = ? THEN min(create_at) ELSE ? END AS at FROM latest)
      SELECT p.id FROM latest CROSS JOIN bound CROSS JOIN LATERAL (
        SELECT p.id, p.create_at, p.delivery_id, p.part FROM posts p
         WHERE p.channel_id = latest.id AND %1$s AND p.create_at >= bound.at
         ORDER BY %2$s LIMIT ?) p
       ORDER BY %2$s LIMIT ?
      """;

  // The last row says how far the scan came.
  private static final String ROWS =
      """
      SELECT s.*, coalesce(r.revision > s.revision, false) AS rejected_since
        FROM (SELECT p.id, p.create_at, p.delivery_id, p.part, p.parts, p.source_id, p.channel_id,
                     p.revision, jsonb_array_length(p.warnings) AS warnings,
                     left(coalesce(nullif(p.message, ''), p.props #>> '{attachments,0,title}',
                       p.props #>> '{attachments,0,text}', p.props #>> '{attachments,0,fallback}',
                       p.props #>> '{attachments,0,pretext}', ''), 300) AS excerpt,
                     row_number() OVER (ORDER BY %2$s) AS scanned,
                     %3$s AS found
                FROM posts p WHERE p.id IN (%1$s)) s
        LEFT JOIN rejected r ON r.delivery_id = s.delivery_id
       WHERE s.found OR s.scanned = ?
       ORDER BY s.scanned
      """;

  private static final String HAS_WORDS =
      """
      (to_tsvector('simple', p.message)
         || jsonb_to_tsvector('simple',
              jsonb_build_array(p.props -> 'attachments', p.props -> 'card'), '["string"]'))
       @@ websearch_to_tsquery('simple', ?)""";

  private static final String IN_CHANNELS =
      " AND EXISTS (SELECT FROM channels c WHERE c.id = p.channel_id AND %s)";

  private static final String KNOWN =
      """
      SELECT id FROM posts WHERE id = ANY (?)
      UNION ALL SELECT delivery_id FROM rejected WHERE delivery_id = ANY (?)
      UNION ALL SELECT delivery_id FROM duplicates WHERE delivery_id = ANY (?)""";

  private static final String REPEATS =
      "SELECT delivery_id FROM duplicates WHERE first_delivery_id = ? LIMIT ?";

  private final StoreReader store;

  public DeliveryScan(StoreReader store) {
    this.store = store;
  }

  /**
   * Where to look.
   *
   * @param all in every channel
   * @param teamIds in the open channels of these teams, and
   * @param channelIds in these channels
   */
  public record Channels(boolean all, List<String> teamIds, List<String> channelIds) {
    /** One channel. */
    public static Channels one(String channelId) {
      return new Channels(false, List.of(), List.of(channelId));
    }

    /** Whether it is a single channel, whose posts have their own order. */
    public boolean isOne() {
      return !all && teamIds.isEmpty() && channelIds.size() == 1;
    }

    private String condition() {
      return all ? "true" : "(c.type = 'O' AND c.team_id = ANY (?) OR c.id = ANY (?))";
    }
  }

  /**
   * What to look for.
   *
   * @param sourceId a hook's; empty for all
   * @param words as people write them to search engines; empty for anything
   * @param since epoch ms of the first receipt, inclusive
   */
  public record Wanted(String sourceId, String words, long since) {}

  /**
   * A stretch that was looked through.
   *
   * @param reached the last place looked at; null when all older ones were
   */
  public record Scanned(List<PostedDelivery> found, @Nullable PostPlace reached) {}

  private record Row(PostedDelivery delivery, boolean found, long number, PostPlace place) {}

  /**
   * Looks through the newest posts before a place.
   *
   * @param scanned so many posts are looked at
   */
  public Scanned scan(Channels channels, Wanted wanted, PostPlace before, int scanned) {
    List<Object> given = new ArrayList<>();
    String found = found(channels, wanted, given);
    String ids;
    if (isOfHook(channels, wanted)) {
      ids = OF_HOOK;
      given.add(wanted.sourceId());
      given.add(before.createAt());
      add(given, before);
      given.add(wanted.since());
      given.add(scanned);
    } else if (channels.isOne()) {
      ids = OF_CHANNEL;
      given.add(channels.channelIds().get(0));
      add(given, before);
      given.add(wanted.since());
      given.add(scanned);
    } else {
      ids = OF_ALL.formatted(BEFORE, ORDER, channels.condition());
      add(given, before);
      given.add(wanted.since());
      if (!channels.all()) {
        given.add(channels.teamIds().toArray(new String[0]));
        given.add(channels.channelIds().toArray(new String[0]));
      }
      given.add(scanned);
      given.add((long) scanned);
      given.add(wanted.since());
      add(given, before);
      given.add(scanned);
      given.add(scanned);
    }
    given.add((long) scanned);
    return scanned(
        store.rows(ROWS.formatted(ids, ORDER, found), DeliveryScan::row, given.toArray()), scanned);
  }

  private static void add(List<Object> given, PostPlace place) {
    given.add(place.createAt());
    given.add(place.deliveryId());
    given.add(place.part());
  }

  private static boolean isOfHook(Channels channels, Wanted wanted) {
    return !wanted.sourceId().isEmpty() && !channels.isOne();
  }

  /** A delivery is found once: by its first part, or by whichever has the words. */
  private static String found(Channels channels, Wanted wanted, List<Object> given) {
    String found = wanted.words().isEmpty() ? "p.part = 0" : HAS_WORDS;
    if (isOfHook(channels, wanted)) {
      if (!wanted.words().isEmpty()) {
        given.add(wanted.words());
      }
      if (!channels.all()) {
        given.add(channels.teamIds().toArray(new String[0]));
        given.add(channels.channelIds().toArray(new String[0]));
      }
      return "p.parts > 0 AND " + found + IN_CHANNELS.formatted(channels.condition());
    }
    if (!wanted.sourceId().isEmpty()) {
      found = "CASE WHEN p.source_id = ? THEN " + found + " ELSE false END";
      given.add(wanted.sourceId());
    }
    if (!wanted.words().isEmpty()) {
      given.add(wanted.words());
    }
    return found;
  }

  private static Scanned scanned(List<Row> rows, int scanned) {
    Map<String, PostedDelivery> found = new LinkedHashMap<>();
    PostPlace reached = null;
    for (Row row : rows) {
      if (row.found()) {
        found.putIfAbsent(row.delivery().deliveryId(), row.delivery());
      }
      if (row.number() == scanned) {
        reached = row.place();
      }
    }
    return new Scanned(List.copyOf(found.values()), reached);
  }

  private static Row row(ResultSet row) throws SQLException {
    PostedDelivery delivery =
        new PostedDelivery(
            row.getString("delivery_id"),
            row.getString("source_id"),
            row.getString("channel_id"),
            row.getLong("create_at"),
            row.getInt("parts"),
            row.getLong("revision"),
            row.getString("excerpt"),
            row.getInt("warnings"),
            row.getBoolean("rejected_since"));
    return new Row(
        delivery,
        row.getBoolean("found"),
        row.getLong("scanned"),
        new PostPlace(delivery.receivedAt(), delivery.deliveryId(), row.getInt("part")));
  }

  /** Those of the deliveries that the store has something of. */
  public Set<String> known(Collection<String> deliveryIds) {
    Object ids = deliveryIds.toArray(new String[0]);
    return new HashSet<>(store.rows(KNOWN, row -> row.getString(1), ids, ids, ids));
  }

  /** Deliveries that repeat that one, in no order. */
  public List<String> repeats(String deliveryId, int most) {
    return store.rows(REPEATS, row -> row.getString(1), deliveryId, most);
  }
}
