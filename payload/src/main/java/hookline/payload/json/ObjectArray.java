package hookline.payload.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Place;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An array of objects, such as attachments, blocks and fields. */
public final class ObjectArray {
  private ObjectArray() {}

  /**
   * The elements in their places, with null for each that is no object, since its place is part of
   * a path. An object alone is taken as an array of one.
   *
   * @param path where the value stands in the payload, for warnings
   */
  public static List<JsonNode> of(JsonNode value, Place path, Warnings warnings) {
    if (value.isObject()) {
      warnings.add(WarningKind.COERCED, path, "The object was taken as an array of one.");
      return List.of(value);
    }
    if (!value.isArray()) {
      warnings.add(
          WarningKind.OMITTED,
          path,
          "This must be an array of objects, not " + JsonKind.of(value) + ".");
      return List.of();
    }
    List<JsonNode> elements = new ArrayList<>(value.size());
    for (JsonNode element : value) {
      if (element instanceof ObjectNode) {
        elements.add(element);
        continue;
      }
      if (!element.isNull()) {
        warnings.add(
            WarningKind.OMITTED,
            path.index(elements.size()),
            "This must be an object, not " + JsonKind.of(element) + ".");
      }
      elements.add(NullNode.instance);
    }
    return Collections.unmodifiableList(elements);
  }
}
