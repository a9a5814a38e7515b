package hookline.cli.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A line of a bulk file.
 *
 * @param number from 1
 * @param type what it says it is, as {@code team}
 * @param object the whole line; empty where the type is none that is imported
 */
record BulkLine(long number, String type, ObjectNode object) {
  /** What it is about: the object under the name of its type. */
  ObjectNode fields() {
    if (object.get(type) instanceof ObjectNode fields) {
      return fields;
    }
    throw new RefusedLineException("it must have an object \"%s\"".formatted(type));
  }

  static BulkLine skipped(long number, String type) {
    return new BulkLine(number, type, JsonNodeFactory.instance.objectNode());
  }
}
