package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hookline.payload.json.JsonKind;
import hookline.payload.json.LowerCaseKeys;
import hookline.payload.json.ObjectArray;
import hookline.payload.json.ScalarText;
import hookline.payload.model.Place;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object inside an attachment as it was sent, with a warning wherever a value has another type
 * than its key asks for. Each key is to be asked for once. Not thread-safe.
 */
final class SentObject {
  private final ObjectNode values;
  private final Place place;
  private final Warnings warnings;

  /**
   * An object.
   *
   * @param place where it stands in the payload, for warnings
   */
  SentObject(JsonNode sent, Place place, Warnings warnings) {
    // rule: keys without regard to case, the last of two wins, others are ignored
    this.values = LowerCaseKeys.of((ObjectNode) sent);
    this.place = place;
    this.warnings = warnings;
  }

  /** Whether it has any of those keys, whatever their values. */
  boolean hasAny(List<String> keys) {
    for (int i = 0; i < keys.size(); i++) {
      if (values.has(keys.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The value; null when it is absent, which null and an empty string mean too. */
  @Nullable JsonNode value(String key) {
    JsonNode value = values.get(key);
    if (value instanceof TextNode text) {
      return text.textValue().isEmpty() ? null : value; // most values
    }
    return value == null || value.isNull() ? null : value;
  }

  /** The value as text, empty when it is absent or no scalar. */
  String text(String key) {
    JsonNode value = values.get(key);
    if (value instanceof TextNode text) {
      return text.textValue(); // most values
    }
    if (value == null || value.isNull()) {
      return "";
    }
    // rule: another scalar where a string belongs becomes text, a structure is left out
    if (value.isContainerNode()) {
      omitted(key, "This must be a string, not " + JsonKind.of(value) + ".");
      return "";
    }
    warn(WarningKind.COERCED, key, "This must be a string; it was taken as one.");
    return ScalarText.of(value);
  }

  /** The value as a list, with null in the place of every element that is no object. */
  List<JsonNode> objects(String key) {
    JsonNode value = value(key);
    return value == null ? List.of() : ObjectArray.of(value, path(key), warnings);
  }

  /** An object to be made of this one's values. */
  KeptObject kept() {
    return new KeptObject(values);
  }

  /** How many keys it has. */
  int size() {
    return values.size();
  }

  /** Where the value of that key stands in the payload. */
  Place path(String key) {
    return place.key(key);
  }

  void omitted(String key, String message) {
    warn(WarningKind.OMITTED, key, message);
  }

  void warn(WarningKind kind, String key, String message) {
    warnings.add(kind, path(key), message);
  }
}
