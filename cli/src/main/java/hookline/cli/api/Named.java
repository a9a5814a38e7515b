package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import hookline.payload.model.Ids;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what people name: by its name, or by its id. */
final class Named {
  private final Api api;

  Named(Api api) {
    this.api = api;
  }

  /** The user of that name, with or without {@code @}, or id. */
  JsonNode user(String nameOrId) {
    String name = nameOrId.startsWith("@") ? nameOrId.substring(1) : nameOrId;
    JsonNode byId = Ids.isId(name) ? orNull("/users/" + name) : null;
    return byId != null ? byId : api.get("/users/username/" + Api.encoded(name));
  }

  JsonNode team(String nameOrId) {
    JsonNode byId = Ids.isId(nameOrId) ? orNull("/teams/" + nameOrId) : null;
    return byId != null ? byId : api.get("/teams/name/" + Api.encoded(nameOrId));
  }

  /** The team of that name or id; the only one there is where none is named. */
  JsonNode teamOrOnly(@Nullable String nameOrId) {
    if (nameOrId != null) {
      return team(nameOrId);
    }
    Iterator<JsonNode> teams = api.pages("/teams").iterator();
    if (!teams.hasNext()) {
      throw new ConfigException("there is no team yet: make one with `hookline teams create`");
    }
    JsonNode only = teams.next();
    if (teams.hasNext()) {
      throw new ConfigException("there are several teams: name one with --team");
    }
    return only;
  }

  /** The channel of that name, with or without {@code #}, in the team, or of that id. */
  JsonNode channel(@Nullable String team, String nameOrId) {
    String name = nameOrId.startsWith("#") ? nameOrId.substring(1) : nameOrId;
    JsonNode byId = Ids.isId(name) ? orNull("/channels/" + name) : null;
    return byId != null
        ? byId
        : api.get(
            "/teams/%s/channels/name/%s?include_deleted=true"
                .formatted(id(teamOrOnly(team)), Api.encoded(name)));
  }

  /** An id of a hook as it is; of a display name the source id of the one hook that has it. */
  String hook(String nameOrId) {
    if (Ids.isId(nameOrId)) {
      return nameOrId;
    }
    List<String> found = new ArrayList<>();
    for (JsonNode hook : api.pages("/hooks/incoming")) {
      if (hook.path("display_name").asText().equals(nameOrId)) {
        found.add(hook.path("source_id").asText());
      }
    }
    if (found.size() != 1) {
      throw new ConfigException(
          found.isEmpty()
              ? "no hook is called \"%s\"; `hookline hooks list` shows what there is"
                  .formatted(nameOrId)
              : "several hooks are called \"%s\": name one by its source id, %s"
                  .formatted(nameOrId, String.join(" or ", found)));
    }
    return found.get(0);
  }

  private @Nullable JsonNode orNull(String path) {
    try {
      return api.get(path);
    } catch (ApiRefusalException e) {
      if (e.isNotFound()) {
        return null;
      }
      throw e;
    }
  }

  static String id(JsonNode value) {
    return value.path("id").asText();
  }
}
