package hookline.payload.json;

import com.fasterxml.jackson.databind.JsonNode;

/** What kind of value was sent, as a sender would call it. */
public final class JsonKind {
  private JsonKind() {}

  /** As it stands behind "not" in a sentence: {@code an array}. */
  public static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a string";
      default -> "nothing";
    };
  }
}
