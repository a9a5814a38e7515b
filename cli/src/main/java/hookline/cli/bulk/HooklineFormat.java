package hookline.cli.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryLookup;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hookline's own lines: each a record of the directory as it is, ids and secrets included. What the
 * file says stands above what is there.
 */
final class HooklineFormat implements BulkFormat {
  /** In the version line, where Mattermost's says {@code mattermost-server}. */
  static final String GENERATOR = "hookline";

  /** In the order of the lines: each refers only to what comes before. */
  private static final Map<String, DirectoryTopic> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("team", DirectoryTopic.TEAMS);
    TYPES.put("channel", DirectoryTopic.CHANNELS);
    TYPES.put("user", DirectoryTopic.USERS);
    TYPES.put("hook", DirectoryTopic.HOOKS);
    TYPES.put("settings", DirectoryTopic.SETTINGS);
  }

  @Override
  public Map<String, DirectoryTopic> types() {
    return TYPES;
  }

  @Override
  public DirectoryEntry read(BulkLine line, DirectoryLookup directory) {
    DirectoryTopic topic = TYPES.get(line.type());
    if (topic == null) {
      throw new RefusedLineException("no line of this type is imported");
    }
    return DirectoryEntry.read(topic, line.fields());
  }

  /** The first line of a file. */
  static ObjectNode versionLine() {
    ObjectNode line = line("version", JsonNodeFactory.instance.numberNode(1));
    line.putObject("info").put("generator", GENERATOR);
    return line;
  }

  /** The line of a value. */
  static ObjectNode line(String type, Object value) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("type", type);
    line.set(type, Json.convert(value, JsonNode.class));
    return line;
  }
}
