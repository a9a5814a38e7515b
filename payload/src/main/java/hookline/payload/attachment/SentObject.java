package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.json.JsonKind;
import hookline.payload.json.ObjectArray;
import hookline.payload.json.ScalarText;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object inside an attachment as it was sent: its known keys, with a warning wherever a value
 * has another type than its key asks for. Each key is to be asked for once. Not thread-safe.
 */
final class SentObject {
  private final Map<String, JsonNode> values = new HashMap<>();
  private final String path;
  private final Warnings warnings;

  /**
   * The known keys of an object.
   *
   * @param keys those it may have, in lower case; others are ignored
   * @param path where it stands in the payload, for warnings
   */
  SentObject(JsonNode sent, Set<String> keys, String path, Warnings warnings) {
    this.path = path;
    this.warnings = warnings;
    // rule: keys without regard to case, the last of two wins, others are ignored
    for (var property : sent.properties()) {
      String key = property.getKey();
      key = keys.contains(key) ? key : key.toLowerCase(Locale.ROOT);
      if (keys.contains(key)) {
        values.put(key, property.getValue());
      }
    }
  }

  /** Whether it has none of the known keys. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value; null when it is absent, which null and an empty string mean too. */
  @Nullable JsonNode value(String key) {
    JsonNode value = values.get(key);
    return value == null || value.isNull() || isEmptyText(value) ? null : value;
  }

  /** The value as text, empty when it is absent or no scalar. */
  String text(String key) {
    JsonNode value = value(key);
    if (value == null) {
      return "";
    }
    if (value.isTextual()) {
      return value.textValue();
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

  /** Where the value of that key stands in the payload. */
  String path(String key) {
    return path + "." + key;
  }

  void omitted(String key, String message) {
    warn(WarningKind.OMITTED, key, message);
  }

  void warn(WarningKind kind, String key, String message) {
    warnings.add(kind, path(key), message);
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }
}
