package hookline.directory;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the records read so far add up to, with an index for every way it is asked. One thread
 * applies records, any number read.
 */
final class DirectoryState implements DirectoryLookup {
  private final Projection projection;
  private final PackedHooks hooks = new PackedHooks();
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final Map<ChannelName, Channel> channelsByName = new ConcurrentHashMap<>();
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Map<String, User> usersByName = new ConcurrentHashMap<>();
  private final Map<String, User> usersByToken = new ConcurrentHashMap<>();
  private final Map<String, Team> teams = new ConcurrentHashMap<>();
  private final Map<String, Team> teamsByName = new ConcurrentHashMap<>();
  private volatile Settings settings = Settings.DEFAULTS;

  private record ChannelName(String teamId, String name) {}

  DirectoryState(Projection projection) {
    this.projection = projection;
  }

  /** Takes a record in; a null value takes the key out. */
  void apply(DirectoryTopic topic, String key, @Nullable Object value) {
    switch (topic) {
      case HOOKS -> applyHook(key, value == null ? null : projection.of((Hook) value));
      case CHANNELS -> applyChannel(key, value == null ? null : projection.of((Channel) value));
      case USERS -> applyUser(key, value == null ? null : projection.of((User) value));
      case TEAMS -> applyTeam(key, (Team) value);
      case SETTINGS -> settings = value == null ? Settings.DEFAULTS : (Settings) value;
    }
  }

  // In each: the new entry first, then the old one's names, so that no reader finds a gap.

  private void applyHook(String sourceId, @Nullable Hook hook) {
    if (hook == null) {
      hooks.remove(sourceId);
    } else {
      hooks.put(hook);
    }
  }

  private void applyChannel(String id, @Nullable Channel channel) {
    Channel old = swap(channels, id, channel);
    ChannelName name = channel == null ? null : new ChannelName(channel.teamId(), channel.name());
    if (channel != null && name != null) {
      channelsByName.put(name, channel);
    }
    if (old != null) {
      ChannelName oldName = new ChannelName(old.teamId(), old.name());
      if (!oldName.equals(name)) {
        channelsByName.remove(oldName, old);
      }
    }
  }

  private void applyUser(String id, @Nullable User user) {
    User old = swap(users, id, user);
    if (user != null) {
      usersByName.put(user.username(), user);
    }
    if (old != null && (user == null || !old.username().equals(user.username()))) {
      usersByName.remove(old.username(), old);
    }
    replaceNames(usersByToken, tokenNames(user), user, tokenNames(old), old);
  }

  /** What its tokens are found by; a hash has the length of no id. */
  private static Set<String> tokenNames(@Nullable User user) {
    return user == null
        ? Set.of()
        : user.tokens().stream()
            .flatMap(token -> Stream.of(token.hash(), token.id()))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> void replaceNames(
      Map<String, T> map, Set<String> names, @Nullable T value, Set<String> old, @Nullable T was) {
    if (value != null) {
      names.forEach(name -> map.put(name, value));
    }
    if (was != null) {
      old.stream().filter(name -> !names.contains(name)).forEach(name -> map.remove(name, was));
    }
  }

  private void applyTeam(String id, @Nullable Team team) {
    Team old = swap(teams, id, team);
    if (team != null) {
      teamsByName.put(team.name(), team);
    }
    if (old != null && (team == null || !old.name().equals(team.name()))) {
      teamsByName.remove(old.name(), old);
    }
  }

  private static <T> @Nullable T swap(Map<String, T> map, String key, @Nullable T value) {
    return value == null ? map.remove(key) : map.put(key, value);
  }

  @Override
  public @Nullable Object value(DirectoryTopic topic, String key) {
    return switch (topic) {
      case HOOKS -> hooks.bySource(key);
      case CHANNELS -> channels.get(key);
      case USERS -> users.get(key);
      case TEAMS -> teams.get(key);
      case SETTINGS -> settings;
    };
  }

  /** Every value of a topic, in no order. */
  Collection<?> values(DirectoryTopic topic) {
    return switch (topic) {
      case HOOKS -> hooks.values();
      case CHANNELS -> channels.values();
      case USERS -> users.values();
      case TEAMS -> teams.values();
      case SETTINGS -> List.of(settings);
    };
  }

  @Override
  public @Nullable Hook hookOfId(String id) {
    return hooks.byId(id);
  }

  /** By a token's hash or its id. */
  @Nullable User userByToken(String hashOrId) {
    return usersByToken.get(hashOrId);
  }

  @Override
  public @Nullable Team teamByName(String name) {
    return teamsByName.get(name);
  }

  @Override
  public @Nullable Hook hookBySource(String sourceId) {
    return hooks.bySource(sourceId);
  }

  @Override
  public @Nullable Channel channel(String id) {
    return channels.get(id);
  }

  @Override
  public @Nullable Channel channelByName(String teamId, String name) {
    return channelsByName.get(new ChannelName(teamId, name));
  }

  @Override
  public @Nullable User user(String id) {
    return users.get(id);
  }

  @Override
  public @Nullable User userByName(String username) {
    return usersByName.get(username);
  }

  @Override
  public @Nullable Team team(String id) {
    return teams.get(id);
  }

  @Override
  public Settings settings() {
    return settings;
  }
}
