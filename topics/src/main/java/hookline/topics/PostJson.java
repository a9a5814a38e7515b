package hookline.topics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Warning;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A post's record: the same bytes that {@link Json#write(Object)} makes of it, in half the time. It
 * is the one record that is written for every payload. Texts may be null, all else may not.
 * Thread-safe.
 */
public final class PostJson {
  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString CREATE_AT = new SerializedString("create_at");
  private static final SerializableString UPDATE_AT = new SerializedString("update_at");
  private static final SerializableString DELETE_AT = new SerializedString("delete_at");
  private static final SerializableString USER_ID = new SerializedString("user_id");
  private static final SerializableString CHANNEL_ID = new SerializedString("channel_id");
  private static final SerializableString ROOT_ID = new SerializedString("root_id");
  private static final SerializableString MESSAGE = new SerializedString("message");
  private static final SerializableString TYPE = new SerializedString("type");
  private static final SerializableString PROPS = new SerializedString("props");
  private static final SerializableString METADATA = new SerializedString("metadata");
  private static final SerializableString SOURCE_ID = new SerializedString("source_id");
  private static final SerializableString DELIVERY_ID = new SerializedString("delivery_id");
  private static final SerializableString PART = new SerializedString("part");
  private static final SerializableString PARTS = new SerializedString("parts");
  private static final SerializableString REVISION = new SerializedString("revision");
  private static final SerializableString WARNINGS = new SerializedString("warnings");
  private static final SerializableString KIND = new SerializedString("kind");
  private static final SerializableString PATH = new SerializedString("path");
  private static final SerializableString PAYLOAD = new SerializedString("payload");
  private static final SerializableString TOPIC = new SerializedString("topic");
  private static final SerializableString PARTITION = new SerializedString("partition");
  private static final SerializableString OFFSET = new SerializedString("offset");

  private PostJson() {}

  /** The post's JSON in UTF-8. */
  public static byte[] write(Post post) {
    return Json.write(generator -> write(post, generator));
  }

  private static void write(Post post, JsonGenerator to) throws IOException {
    to.writeStartObject();
    text(ID, post.id(), to);
    number(CREATE_AT, post.createAt(), to);
    number(UPDATE_AT, post.updateAt(), to);
    number(DELETE_AT, post.deleteAt(), to);
    text(USER_ID, post.userId(), to);
    text(CHANNEL_ID, post.channelId(), to);
    text(ROOT_ID, post.rootId(), to);
    text(MESSAGE, post.message(), to);
    text(TYPE, post.type(), to);
    fields(PROPS, post.props(), to);
    fields(METADATA, post.metadata(), to);
    text(SOURCE_ID, post.sourceId(), to);
    text(DELIVERY_ID, post.deliveryId(), to);
    number(PART, post.part(), to);
    number(PARTS, post.parts(), to);
    number(REVISION, post.revision(), to);
    to.writeFieldName(WARNINGS);
    to.writeStartArray();
    for (Warning warning : post.warnings()) {
      to.writeStartObject();
      text(KIND, warning.kind().wireName(), to);
      text(PATH, warning.path(), to);
      text(MESSAGE, warning.message(), to);
      to.writeEndObject();
    }
    to.writeEndArray();
    position(post.payload(), to);
    to.writeEndObject();
  }

  private static void position(LogPosition payload, JsonGenerator to) throws IOException {
    to.writeFieldName(PAYLOAD);
    to.writeStartObject();
    text(TOPIC, payload.topic(), to);
    number(PARTITION, payload.partition(), to);
    number(OFFSET, payload.offset(), to);
    to.writeEndObject();
  }

  private static void text(SerializableString name, @Nullable String value, JsonGenerator to)
      throws IOException {
    to.writeFieldName(name);
    to.writeString(value); // A null is written as one.
  }

  private static void number(SerializableString name, long value, JsonGenerator to)
      throws IOException {
    to.writeFieldName(name);
    to.writeNumber(value);
  }

  private static void fields(SerializableString name, ObjectNode value, JsonGenerator to)
      throws IOException {
    to.writeFieldName(name);
    if (value.isEmpty()) {
      to.writeStartObject();
      to.writeEndObject();
    } else {
      to.writeTree(value);
    }
  }
}
