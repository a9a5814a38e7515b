package hookline.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When hooks were last used, to the minute: the latest wins in whatever order records come, and
 * what was stored already is not written again. Thread-safe.
 */
final class HookUses {
  private static final long MINUTE_MILLIS = 60_000;

  /** Sources remembered; a million would do no harm, but nobody needs them. */
  private static final int MOST_KNOWN = 100_000;

  private static final Table<HookUse> TABLE =
      new Table<>(
          "hook_uses",
          List.of(
              Column.text("source_id", HookUse::sourceId),
              Column.bigint("last_used", HookUse::lastUsed)));

  private static final String WRITE = TABLE.upsert("", "hook_uses.last_used < excluded.last_used");

  private final Map<String, Long> stored = new ConcurrentHashMap<>();

  /** What rows tell that is not stored yet, no two of the same hook. */
  List<HookUse> newIn(Collection<Row> rows) {
    Map<String, Long> latest = new HashMap<>();
    for (Row row : rows) {
      if (row instanceof Row.PostRow post) {
        note(latest, post.post().sourceId(), post.post().createAt());
      } else if (row instanceof Row.RejectionRow rejection) {
        note(latest, rejection.rejection().sourceId(), rejection.rejection().receivedAt());
      } else if (row instanceof Row.DuplicateRow duplicate) {
        note(latest, duplicate.duplicate().sourceId(), duplicate.duplicate().receivedAt());
      }
    }
    List<HookUse> uses = new ArrayList<>(latest.size());
    latest.forEach((sourceId, lastUsed) -> uses.add(new HookUse(sourceId, lastUsed)));
    return uses;
  }

  /** A source id may be anything in a record written by hand; no fault of it may hold the line. */
  private void note(Map<String, Long> latest, @Nullable String writtenId, long millis) {
    String sourceId = Text.storable(Objects.requireNonNullElse(writtenId, ""));
    long minute = millis - Math.floorMod(millis, MINUTE_MILLIS);
    Long known = stored.get(sourceId);
    if (known == null || known < minute) {
      latest.merge(sourceId, minute, Math::max);
    }
  }

  void write(Connection connection, List<HookUse> uses) throws SQLException {
    TABLE.write(connection, WRITE, uses);
  }

  /** They are committed. */
  void areStored(List<HookUse> uses) {
    if (stored.size() > MOST_KNOWN) {
      stored.clear();
    }
    uses.forEach(use -> stored.merge(use.sourceId(), use.lastUsed(), Math::max));
  }
}
