package hookline.payload.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Objects whose keys count without regard to case. */
public final class LowerCaseKeys {
  private LowerCaseKeys() {}

  /** The object by its keys in lower case; of two that are one then, the last counts. */
  public static ObjectNode of(ObjectNode object) {
    for (var property : object.properties()) {
      String name = property.getKey();
      if (!KnownKeys.isOne(name) && !isLowerCase(name)) {
        return lowered(object);
      }
    }
    return object;
  }

  private static ObjectNode lowered(ObjectNode object) {
    ObjectNode lowered = JsonNodeFactory.instance.objectNode();
    for (var property : object.properties()) {
      lowered.set(property.getKey().toLowerCase(Locale.ROOT), property.getValue());
    }
    return lowered;
  }

  /** Beyond ASCII, too, are letters whose lower case is one of it. */
  private static boolean isLowerCase(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c >= 'A' && (c <= 'Z' || c >= 0x80)) {
        return false;
      }
    }
    return true;
  }
}
