package hookline.sink;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The directory as tables, for people and pages to join posts with. Thread-safe. */
final class DirectoryStore {
  private static final Table<Team> TEAMS =
      new Table<>(
          "teams",
          List.of(
              Column.text("id", team -> Text.storable(team.id())),
              Column.text("name", team -> Text.storable(team.name())),
              Column.text("display_name", team -> Text.storable(team.displayName())),
              Column.bigint("create_at", Team::createAt),
              Column.bigint("update_at", Team::updateAt),
              Column.bigint("delete_at", Team::deleteAt)));

  private static final Table<Channel> CHANNELS =
      new Table<>(
          "channels",
          List.of(
              Column.text("id", channel -> Text.storable(channel.id())),
              Column.text("team_id", channel -> Text.storable(channel.teamId())),
              Column.text("type", channel -> channel.type().letter()),
              Column.text("name", channel -> Text.storable(channel.name())),
              Column.text("display_name", channel -> Text.storable(channel.displayName())),
              Column.text("header", channel -> Text.storable(channel.header())),
              Column.text("purpose", channel -> Text.storable(channel.purpose())),
              Column.bigint("create_at", Channel::createAt),
              Column.bigint("update_at", Channel::updateAt),
              Column.bigint("delete_at", Channel::deleteAt)));

  private static final Table<User> USERS =
      new Table<>(
          "users",
          List.of(
              Column.text("id", user -> Text.storable(user.id())),
              Column.text("username", user -> Text.storable(user.username())),
              Column.text("icon_url", user -> Text.storable(user.iconUrl())),
              Column.text("roles", user -> Text.storable(user.roles())),
              Column.texts("team_ids", user -> json(user.teamIds())),
              Column.texts("channel_ids", user -> json(user.channelIds())),
              Column.bigint("create_at", User::createAt),
              Column.bigint("update_at", User::updateAt),
              Column.bigint("delete_at", User::deleteAt)));

  // Every field but the id: that is the secret in the hook's URL.
  private static final Table<Hook> HOOKS =
      new Table<>(
          "hooks",
          List.of(
              Column.text("source_id", hook -> Text.storable(hook.sourceId())),
              Column.bigint("create_at", Hook::createAt),
              Column.bigint("update_at", Hook::updateAt),
              Column.bigint("delete_at", Hook::deleteAt),
              Column.text("user_id", hook -> Text.storable(hook.userId())),
              Column.text("channel_id", hook -> Text.storable(hook.channelId())),
              Column.text("team_id", hook -> Text.storable(hook.teamId())),
              Column.text("display_name", hook -> Text.storable(hook.displayName())),
              Column.text("description", hook -> Text.storable(hook.description())),
              Column.text("username", hook -> Text.storable(hook.username())),
              Column.text("icon_url", hook -> Text.storable(hook.iconUrl())),
              Column.bool("channel_locked", Hook::channelLocked),
              Column.text("dialect", hook -> hook.dialect().wireName()),
              Column.text("time_zone", hook -> Text.storable(hook.timeZone())),
              Column.integer("wait_seconds", Hook::waitSeconds),
              Column.text("retry_key", hook -> hook.retryKey().wireName()),
              Column.integer("retry_window_seconds", Hook::retryWindowSeconds)));

  private static final String WRITE_TEAMS = TEAMS.upsert("", "");
  private static final String WRITE_CHANNELS = CHANNELS.upsert("", "");
  private static final String WRITE_DIRECT_CHANNELS =
      CHANNELS.upsert("", "excluded.create_at < channels.create_at");
  private static final String WRITE_USERS = USERS.upsert("", "");
  private static final String WRITE_HOOKS = HOOKS.upsert("", "");

  void writeTeams(Connection connection, List<Team> teams) throws SQLException {
    TEAMS.write(connection, WRITE_TEAMS, teams);
  }

  void writeChannels(Connection connection, List<Channel> channels) throws SQLException {
    CHANNELS.write(connection, WRITE_CHANNELS, channels);
  }

  /** Writes direct channels; of several makings the earliest counts. */
  void writeDirectChannels(Connection connection, List<Channel> channels) throws SQLException {
    CHANNELS.write(connection, WRITE_DIRECT_CHANNELS, channels);
  }

  void writeUsers(Connection connection, List<User> users) throws SQLException {
    USERS.write(connection, WRITE_USERS, users);
  }

  void writeHooks(Connection connection, List<Hook> hooks) throws SQLException {
    HOOKS.write(connection, WRITE_HOOKS, hooks);
  }

  private static String json(Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }
}
