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
    if (!keeps(key, text)) {
      made().put(key, text);
    }
  }

  void put(String key, boolean value) {
    if (!keeps(key, BooleanNode.valueOf(value))) {
      made().put(key, value);
    }
  }

  /** The object; not to be changed, for it may be the one that was sent. */
  ObjectNode object() {
    return made == null && !rest.hasNext() ? sent : made();
  }

  /**
   * @param value a node, or the text of one
   */
  private boolean keeps(String key, Object value) {
    if (made != null || !rest.hasNext()) {
      return false;
    }
    Map.Entry<String, JsonNode> next = rest.next();
    Object there = next.getValue() instanceof TextNode text ? text.textValue() : next.getValue();
    boolean same = there.equals(value) && next.getKey().equals(key);
    kept += same ? 1 : 0;
    if (!same) {
      made();
    }
    return same;
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
