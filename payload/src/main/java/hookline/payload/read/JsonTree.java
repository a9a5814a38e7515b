package hookline.payload.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.io.IOException;

/**
 * Builds a tree of what a parser reads. Not Jackson's own deserializer: that one parses numbers
 * before anybody can look at their length, and knows nothing of our rules for text. The parser
 * bounds the depth, and so the recursion here. Not thread-safe; one per payload.
 */
final class JsonTree {
  private final JsonParser parser;
  private final Warnings warnings;

  /** A tree of what the parser reads, whose escaped surrogates are all in pairs. */
  JsonTree(JsonParser parser, Warnings warnings) {
    this.parser = parser;
    this.warnings = warnings;
  }

  /** The value the parser is at; leaves the parser at its last token. */
  JsonNode value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> TextNode.valueOf(CleanText.of(parser.getText()));
      case VALUE_NUMBER_INT -> number(true);
      case VALUE_NUMBER_FLOAT -> number(false);
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.instance;
      default -> throw new IllegalStateException("no value: " + parser.currentToken());
    };
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = CleanText.of(parser.currentName());
      parser.nextToken();
      put(object, key, value());
    }
    return object;
  }

  /** Puts the value where it belongs in an object that is read. */
  static void put(ObjectNode object, String key, JsonNode value) {
    // rule: the last of two wins; its place is the last too, since case tells keys apart here.
    if (object.replace(key, value) != null) {
      object.remove(key);
      object.set(key, value);
    }
  }

  private ArrayNode array() throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private JsonNode number(boolean isInteger) throws IOException {
    JsonNode number = JsonNumber.of(parser.getText(), isInteger);
    if (number.isTextual()) {
      warnings.add(
          WarningKind.NUMBER_KEPT_AS_TEXT,
          ValuePath.of(parser.getParsingContext()),
          "The number is too long or too large to be one, and is kept as the text it was.");
    }
    return number;
  }
}
