package hookline.bench.sink;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Post;
import hookline.topics.Json;
import java.util.List;

/** Posts as a JDBC sink connector needs them: a field for each column, JSON as text. */
final class FlatRows {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final List<String> JSON = List.of("props", "metadata", "warnings");
  private static final List<String> LONGS =
      List.of("create_at", "update_at", "delete_at", "revision", "payload_offset");
  private static final List<String> INTEGERS = List.of("part", "parts", "payload_partition");
  private static final List<String> TEXTS =
      List.of(
          "id",
          "user_id",
          "channel_id",
          "root_id",
          "message",
          "type",
          "source_id",
          "delivery_id",
          "payload_topic");

  private FlatRows() {}

  /** One row. */
  static byte[] of(Post post) {
    ObjectNode row = MAPPER.createObjectNode();
    row.put("id", post.id());
    row.put("create_at", post.createAt());
    row.put("update_at", post.updateAt());
    row.put("delete_at", post.deleteAt());
    row.put("user_id", post.userId());
    row.put("channel_id", post.channelId());
    row.put("root_id", post.rootId());
    row.put("message", post.message());
    row.put("type", post.type());
    row.put("props", post.props().toString());
    row.put("metadata", post.metadata().toString());
    row.put("source_id", post.sourceId());
    row.put("delivery_id", post.deliveryId());
    row.put("part", post.part());
    row.put("parts", post.parts());
    row.put("revision", post.revision());
    row.put("warnings", "[]");
    row.put("payload_topic", post.payload().topic());
    row.put("payload_partition", post.payload().partition());
    row.put("payload_offset", post.payload().offset());
    return Json.write(row);
  }

  /** What Connect calls them. */
  static String schema() {
    ObjectNode schema = MAPPER.createObjectNode();
    schema.put("type", "struct");
    schema.put("optional", false);
    ArrayNode fields = schema.putArray("fields");
    TEXTS.forEach(name -> field(fields, name, "string"));
    LONGS.forEach(name -> field(fields, name, "int64"));
    INTEGERS.forEach(name -> field(fields, name, "int32"));
    JSON.forEach(name -> field(fields, name, "string").put("name", "io.debezium.data.Json"));
    return schema.toString();
  }

  private static ObjectNode field(ArrayNode fields, String name, String type) {
    return fields.addObject().put("field", name).put("type", type).put("optional", false);
  }
}
