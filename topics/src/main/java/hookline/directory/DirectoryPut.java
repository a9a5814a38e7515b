package hookline.directory;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryWriter.DirectoryChange;
import hookline.payload.model.Channel;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value, or changes the fields given of the one with that key, after asking that it fits
 * the rest: names are unique, and what it refers to exists.
 */
public final class DirectoryPut implements DirectoryChange {
  private static final String HOOK_USERNAME =
      "(?!(all|channel|system|matterbot)$)[a-z0-9._-]{1,64}";
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";

  private final DirectoryTopic topic;
  private final ObjectNode given;
  private final long now;
  private final String newId = Ids.of(UUID.randomUUID());
  private final String newSecret = Ids.of(UUID.randomUUID());

  /**
   * A change that can be decided any number of times and makes the same ids each time.
   *
   * @param given the value's fields, its key among them when it is there already
   * @param now epoch ms
   */
  public DirectoryPut(DirectoryTopic topic, ObjectNode given, long now) {
    this.topic = topic;
    this.given = given;
    this.now = now;
  }

  @Override
  public List<DirectoryEntry> decide(DirectoryView directory) {
    String keyField = topic == DirectoryTopic.HOOKS ? "source_id" : "id";
    String key =
        topic == DirectoryTopic.SETTINGS
            ? DirectoryTopic.SETTINGS_KEY
            : given.path(keyField).asText("");
    Object present = key.isEmpty() ? null : directory.value(topic, key);
    ObjectNode fields = merged(present);
    if (topic != DirectoryTopic.SETTINGS) {
      if (key.isEmpty()) {
        fields.put(keyField, newId);
      }
      if (topic == DirectoryTopic.HOOKS && fields.path("id").asText("").isEmpty()) {
        fields.put("id", newSecret);
      }
      if (fields.path("create_at").asLong() == 0) {
        fields.put("create_at", now);
      }
      fields.put("update_at", now);
    }
    Object value = read(fields);
    check(value, directory);
    return List.of(DirectoryEntry.of(topic, value));
  }

  private ObjectNode merged(@Nullable Object present) {
    ObjectNode fields =
        present == null
            ? Json.convert(Map.of(), ObjectNode.class)
            : Json.convert(present, ObjectNode.class);
    for (String name : (Iterable<String>) given::fieldNames) {
      if (!isField(name)) {
        throw new DirectoryConflictException(
            "\"%s\" is no field of %s".formatted(name, topic.topicName()));
      }
      fields.set(name, given.get(name));
    }
    return fields;
  }

  private boolean isField(String name) {
    ObjectNode empty = Json.convert(Json.convert(Map.of(), topic.valueType()), ObjectNode.class);
    return empty.has(name);
  }

  /** Records are read leniently, so that versions can mix; what is typed is not. */
  private void requireKnownDialect() {
    String dialect = given.path("dialect").asText(Dialect.MATTERMOST.wireName());
    require(
        Dialect.of(dialect).wireName().equals(dialect), "\"dialect\" must be mattermost or slack");
  }

  private Object read(ObjectNode fields) {
    try {
      return Json.convert(fields, topic.valueType());
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
        throw new DirectoryConflictException(
            "\"%s\" has the wrong type".formatted(mapping.getPath().get(0).getFieldName()));
      }
      throw new DirectoryConflictException(
          "a field has the wrong type: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void check(Object value, DirectoryView directory) {
    switch (topic) {
      case HOOKS -> {
        requireKnownDialect();
        checkHook((Hook) value, directory);
      }
      case CHANNELS -> checkChannel((Channel) value, directory);
      case USERS -> checkUser((User) value, directory);
      case TEAMS -> checkTeam((Team) value, directory);
      case SETTINGS -> checkSettings((Settings) value);
    }
  }

  private static void checkHook(Hook hook, DirectoryView directory) {
    requireId("source_id", hook.sourceId());
    requireId("id", hook.id());
    Channel channel = directory.channel(hook.channelId());
    require(channel != null, "\"channel_id\" names no channel");
    require(directory.user(hook.userId()) != null, "\"user_id\" names no user");
    require(
        channel == null || channel.teamId().equals(hook.teamId()),
        "\"team_id\" must be the channel's team");
    require(
        hook.username().isEmpty() || hook.username().matches(HOOK_USERNAME),
        "\"username\" must have only a-z 0-9 . - _ and not be all, channel, system or matterbot");
    Hook other = directory.hookOfId(hook.id());
    require(
        other == null || other.sourceId().equals(hook.sourceId()), "another hook has this \"id\"");
    try {
      ZoneId.of(hook.timeZone());
    } catch (DateTimeException e) {
      throw new DirectoryConflictException("\"time_zone\" must be a zone such as Europe/Berlin");
    }
  }

  private static void checkChannel(Channel channel, DirectoryView directory) {
    requireId("id", channel.id());
    requireName("name", channel.name());
    require(directory.team(channel.teamId()) != null, "\"team_id\" names no team");
    Channel other = directory.channelByName(channel.teamId(), channel.name());
    require(
        other == null || other.id().equals(channel.id()),
        "another channel of the team has this \"name\"");
  }

  private static void checkUser(User user, DirectoryView directory) {
    requireId("id", user.id());
    requireName("username", user.username());
    User other = directory.userByName(user.username());
    require(other == null || other.id().equals(user.id()), "another user has this \"username\"");
    require(
        user.teamIds().stream().allMatch(id -> directory.team(id) != null),
        "\"team_ids\" names no team");
    require(
        user.channelIds().stream().allMatch(id -> directory.channel(id) != null),
        "\"channel_ids\" names no channel");
  }

  private static void checkTeam(Team team, DirectoryView directory) {
    requireId("id", team.id());
    requireName("name", team.name());
    Team other = directory.teamByName(team.name());
    require(other == null || other.id().equals(team.id()), "another team has this \"name\"");
  }

  private static void checkSettings(Settings settings) {
    require(
        settings.maximumPostLength() >= 1 && settings.maximumPostLength() <= Settings.LONGEST_POST,
        "\"MaximumPostLength\" must be from 1 to " + Settings.LONGEST_POST);
    require(
        settings.maximumPayloadSizeBytes() >= 1
            && settings.maximumPayloadSizeBytes() <= Settings.LARGEST_PAYLOAD,
        "\"MaximumPayloadSizeBytes\" must be from 1 to " + Settings.LARGEST_PAYLOAD);
  }

  private static void requireId(String field, String id) {
    require(Ids.isId(id), "\"%s\" must have 26 characters of %s".formatted(field, Ids.ALPHABET));
  }

  private static void requireName(String field, String name) {
    require(
        name.matches(NAME),
        "\"%s\" must have at most 64 of a-z 0-9 . - _ and begin with a letter or digit"
            .formatted(field));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new DirectoryConflictException(otherwise);
    }
  }
}
