package hookline.sink.read;

import hookline.payload.model.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The directory page by page, as keys in a lasting order: what stands behind a key is the
 * directory's to tell, which is never behind. Every page is an index scan. Thread-safe.
 */
public final class DirectoryPages {
  private static final String HOOKS =
      "SELECT source_id FROM hooks WHERE delete_at = 0%s ORDER BY create_at, source_id"
          + " LIMIT ? OFFSET ?";
  private static final String COUNT_HOOKS = "SELECT count(*) FROM hooks WHERE delete_at = 0%s";
  private static final String OF_TEAM = " AND team_id = ?";
  private static final String OF_USER = " AND user_id = ?";

  private static final String CHANNELS =
      "SELECT id FROM channels WHERE team_id = ? AND type = ? AND %s"
          + " ORDER BY name LIMIT ? OFFSET ?";
  private static final String USERS = "SELECT id FROM users ORDER BY username LIMIT ? OFFSET ?";

  private static final String DIRECT_CHANNEL =
      "SELECT name, create_at FROM channels WHERE id = ? AND type = 'D'";

  // rule: its name holds both users' ids. An index scan of all direct channels, which are few.
  private static final String DIRECT_CHANNELS_OF =
      "SELECT name, create_at FROM channels WHERE team_id = '' AND type = 'D'"
          + " AND position(? IN name) > 0 ORDER BY create_at DESC LIMIT ?";

  private static final String LAST_USED =
      "SELECT source_id, last_used FROM hook_uses WHERE source_id = ANY (?)";

  private final StoreReader store;

  public DirectoryPages(StoreReader store) {
    this.store = store;
  }

  /** A table of the directory, by what its rows are told apart. */
  public enum DirectoryTable {
    HOOKS("source_id"),
    CHANNELS("id"),
    USERS("id"),
    TEAMS("id");

    private final String changed;

    DirectoryTable(String key) {
      this.changed =
          "SELECT update_at FROM %s WHERE %s = ?".formatted(name().toLowerCase(Locale.ROOT), key);
    }
  }

  /** When the row was changed, as far as the store knows; 0 when it has none. */
  public long changedAt(DirectoryTable table, String key) {
    return store.rows(table.changed, row -> row.getLong(1), key).stream().findFirst().orElse(0L);
  }

  /**
   * Source ids of hooks that are not deleted, the oldest first.
   *
   * @param teamId empty for all teams
   * @param userId of the creator; empty for everybody's
   */
  public List<String> hooks(String teamId, String userId, int size, long skipped) {
    return keys(HOOKS.formatted(filter(teamId, userId)), given(teamId, userId, size, skipped));
  }

  /** How many there are of the same. */
  public long countHooks(String teamId, String userId) {
    return store
        .rows(
            COUNT_HOOKS.formatted(filter(teamId, userId)),
            row -> row.getLong(1),
            given(teamId, userId))
        .get(0);
  }

  /** Ids of a team's channels, by name. */
  public List<String> channels(
      String teamId, String type, boolean archived, int size, long skipped) {
    String state = archived ? "delete_at > 0" : "delete_at = 0";
    return keys(CHANNELS.formatted(state), teamId, type, size, skipped);
  }

  /** Ids of users, by username; the deactivated too. */
  public List<String> users(int size, long skipped) {
    return keys(USERS, size, skipped);
  }

  /** The direct channel of that id, once the line has one. */
  public Optional<Channel> directChannel(String id) {
    return store.rows(DIRECT_CHANNEL, DirectoryPages::direct, id).stream().findFirst();
  }

  /** The direct channels of a user, the newest first. */
  public List<Channel> directChannelsOf(String userId, int size) {
    return store.rows(DIRECT_CHANNELS_OF, DirectoryPages::direct, userId, size);
  }

  private static Channel direct(ResultSet row) throws SQLException {
    String[] users = row.getString("name").split("__", 2);
    return Channel.direct(users[0], users[1], row.getLong("create_at"));
  }

  /** When hooks were used last, epoch ms by source id, give or take a minute. */
  public Map<String, Long> lastUsed(List<String> sourceIds) {
    Map<String, Long> lastUsed = new HashMap<>();
    store.rows(
        LAST_USED,
        row -> lastUsed.put(row.getString(1), row.getLong(2)),
        (Object) sourceIds.toArray(new String[0]));
    return lastUsed;
  }

  private List<String> keys(String sql, Object... parameters) {
    return store.rows(sql, row -> row.getString(1), parameters);
  }

  private static String filter(String teamId, String userId) {
    return (teamId.isEmpty() ? "" : OF_TEAM) + (userId.isEmpty() ? "" : OF_USER);
  }

  private static Object[] given(Object... parameters) {
    return Arrays.stream(parameters).filter(parameter -> !"".equals(parameter)).toArray();
  }
}
