package hookline.cli.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The fields of one of Mattermost's objects, each of the type it must have. */
record BulkFields(JsonNode object) {
  /** A text that must be there. */
  String required(String name) {
    String text = text(name, "");
    if (text.isEmpty()) {
      throw new RefusedLineException("\"%s\" must be there".formatted(name));
    }
    return text;
  }

  /** A text, or the other where there is none; Mattermost writes null for what is not set. */
  String text(String name, String otherwise) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new RefusedLineException("\"%s\" must be a text".formatted(name));
    }
    return value.textValue();
  }

  /** A time in epoch ms, or the other where there is none. */
  long number(String name, long otherwise) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new RefusedLineException("\"%s\" must be a whole number".formatted(name));
    }
    return value.longValue();
  }

  /** The objects of a list, none where there is no list. */
  Iterable<JsonNode> objects(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new RefusedLineException("\"%s\" must be a list".formatted(name));
    }
    return value;
  }
}
