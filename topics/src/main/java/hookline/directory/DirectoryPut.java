package hookline.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryWriter.DirectoryChange;
import hookline.payload.model.Ids;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value, or changes the fields given of the one with that key, after asking that it fits
 * the rest: names are unique, and what it refers to exists.
 */
public final class DirectoryPut implements DirectoryChange {
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
      // Never back, whatever the clocks of several writers say.
      fields.put("update_at", Math.max(now, fields.path("update_at").asLong() + 1));
    }
    DirectoryEntry entry = DirectoryEntry.read(topic, fields);
    DirectoryChecks.check(topic, entry.value(), directory);
    return List.of(entry);
  }

  private ObjectNode merged(@Nullable Object present) {
    ObjectNode fields =
        present == null
            ? Json.convert(Map.of(), ObjectNode.class)
            : Json.convert(present, ObjectNode.class);
    for (String name : (Iterable<String>) given::fieldNames) {
      if (!isField(name)) {
        throw DirectoryConflictException.invalid(name, "is no field of " + topic.topicName());
      }
      fields.set(name, given.get(name));
    }
    return fields;
  }

  private boolean isField(String name) {
    ObjectNode empty = Json.convert(Json.convert(Map.of(), topic.valueType()), ObjectNode.class);
    return empty.has(name);
  }
}
