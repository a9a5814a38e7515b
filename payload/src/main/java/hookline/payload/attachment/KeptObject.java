package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object made of one that was sent. It is that very one when every value put is the next one
 * there, and none is left: so it is with most fields and buttons. Not thread-safe.
 */
final class KeptObject {
  /** With room for three: there are many fields, and a map's own is for twelve. */
  private static final int ROOM = 4;

  private final ObjectNode sent;
  private final Iterator<Map.Entry<String, JsonNode>> rest;

  /** How many of the first values are those that were sent. */
  private int kept;

  /** Null as long as all are. */
  private @Nullable ObjectNode made;

  /** Begins without any value. */
  KeptObject(ObjectNode sent) {
    this.sent = sent;
    this.rest = sent.properties().iterator();
  }

  void put(String key, String text) {
    if (made == null && next(key) instanceof TextNode there && there.textValue().equals(text)) {
      kept++;
    } else {
      made().put(key, text);
    }
  }

  void put(String key, boolean value) {
    JsonNode node = BooleanNode.valueOf(value);
    if (made == null && node.equals(next(key))) {
      kept++;
    } else {
      made().set(key, node);
    }
  }

  /** The object; not to be changed, for it may be the one that was sent. */
  ObjectNode object() {
    return made == null && !rest.hasNext() ? sent : made();
  }

  /** The next value that was sent, or null: there is none, or it is another key's. */
  private @Nullable JsonNode next(String key) {
    if (!rest.hasNext()) {
      return null;
    }
    Map.Entry<String, JsonNode> next = rest.next();
    return next.getKey().equals(key) ? next.getValue() : null;
  }

  private ObjectNode made() {
    ObjectNode object = made;
    if (object == null) {
      object = new ObjectNode(JsonNodeFactory.instance, new LinkedHashMap<>(ROOM));
      Iterator<Map.Entry<String, JsonNode>> first = sent.properties().iterator();
      for (int i = 0; i < kept; i++) {
        Map.Entry<String, JsonNode> value = first.next();
        object.set(value.getKey(), value.getValue());
      }
      made = object;
    }
    return object;
  }
}
