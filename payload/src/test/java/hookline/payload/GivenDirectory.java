package hookline.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The directory that a case has brought with it, as the header {@code Directory}. */
record GivenDirectory(
    List<Hook> hooks, List<Channel> channels, List<User> users, List<Team> teams, Settings settings)
    implements Directory {
  private static final JsonMapper JSON = new JsonMapper();

  GivenDirectory(String json, Settings settings) {
    this(read(json), settings);
  }

  private GivenDirectory(JsonNode given, Settings settings) {
    this(
        all(given.path("hooks"), GivenDirectory::hook),
        all(given.path("channels"), GivenDirectory::channel),
        all(given.path("users"), GivenDirectory::user),
        all(given.path("teams"), GivenDirectory::team),
        settings);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    array.forEach(element -> all.add(read.apply(element)));
    return all;
  }

  private static Hook hook(JsonNode json) {
    return new Hook(
        text(json, "source_id"),
        JudgeDirectory.secret(),
        1,
        1,
        0,
        text(json, "user_id"),
        text(json, "channel_id"),
        text(json, "team_id"),
        text(json, "display_name"),
        "",
        text(json, "username"),
        text(json, "icon_url"),
        json.path("channel_locked").asBoolean(),
        Dialect.of(text(json, "dialect")),
        text(json, "time_zone"),
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }

  private static Channel channel(JsonNode json) {
    return new Channel(
        text(json, "id"),
        text(json, "team_id"),
        ChannelType.of(text(json, "type")),
        text(json, "name"),
        "",
        "",
        "",
        1,
        1,
        json.path("delete_at").asLong());
  }

  private static User user(JsonNode json) {
    List<String> joined = all(json.path("channel_ids"), JsonNode::asText);
    return new User(
        text(json, "id"),
        text(json, "username"),
        "",
        "",
        List.of(),
        joined,
        1,
        1,
        json.path("delete_at").asLong(),
        List.of());
  }

  private static Team team(JsonNode json) {
    return new Team(
        text(json, "id"), text(json, "name"), "", 1, 1, json.path("delete_at").asLong());
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asText();
  }

  private static <T> T first(List<T> all, Function<T, String> name, String wanted) {
    return all.stream().filter(it -> name.apply(it).equals(wanted)).findFirst().orElse(null);
  }

  @Override
  public Hook hookBySource(String sourceId) {
    return first(hooks, Hook::sourceId, sourceId);
  }

  @Override
  public Channel channel(String id) {
    return first(channels, Channel::id, id);
  }

  @Override
  public Channel channelByName(String teamId, String name) {
    return channels.stream()
        .filter(channel -> channel.teamId().equals(teamId) && channel.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public User user(String id) {
    return first(users, User::id, id);
  }

  @Override
  public User userByName(String username) {
    return first(users, User::username, username);
  }

  @Override
  public Team team(String id) {
    return first(teams, Team::id, id);
  }
}
