package hookline.payload.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import java.util.Collection;
import java.util.List;

/**
 * What a payload was judged against as one line of JSON, which the header {@code Directory} of a
 * case is. It holds what an outcome can depend on, no secret of a hook and no token of a user.
 */
final class CaseDirectory {
  private CaseDirectory() {}

  static String of(AskedDirectory asked) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    asked.hooks.values().forEach(hook -> add(all.withArray("hooks"), hook));
    asked.channels.values().forEach(channel -> add(all.withArray("channels"), channel));
    Collection<String> channelIds = asked.channels.keySet();
    asked.users.values().forEach(user -> add(all.withArray("users"), user, channelIds));
    asked.teams.values().forEach(team -> add(all.withArray("teams"), team));
    return all.toString();
  }

  private static void add(ArrayNode hooks, Hook hook) {
    ObjectNode json = hooks.addObject().put("source_id", hook.sourceId());
    json.put("user_id", hook.userId()).put("channel_id", hook.channelId());
    json.put("team_id", hook.teamId());
    text(json, "display_name", hook.displayName());
    text(json, "username", hook.username());
    text(json, "icon_url", hook.iconUrl());
    if (hook.channelLocked()) {
      json.put("channel_locked", true);
    }
    json.put("dialect", hook.dialect().wireName()).put("time_zone", hook.timeZone());
  }

  private static void add(ArrayNode channels, Channel channel) {
    ObjectNode json = channels.addObject().put("id", channel.id());
    json.put("team_id", channel.teamId()).put("type", channel.type().letter());
    json.put("name", channel.name());
    time(json, channel.deleteAt());
  }

  /** Of the channels joined only those that were asked for: the rest is nobody's business. */
  private static void add(ArrayNode users, User user, Collection<String> channelIds) {
    ObjectNode json = users.addObject().put("id", user.id()).put("username", user.username());
    List<String> joined = user.channelIds().stream().filter(channelIds::contains).toList();
    if (!joined.isEmpty()) {
      joined.forEach(json.putArray("channel_ids")::add);
    }
    time(json, user.deleteAt());
  }

  private static void add(ArrayNode teams, Team team) {
    ObjectNode json = teams.addObject().put("id", team.id()).put("name", team.name());
    time(json, team.deleteAt());
  }

  private static void text(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void time(ObjectNode json, long deleteAt) {
    if (deleteAt > 0) {
      json.put("delete_at", deleteAt);
    }
  }
}
