package hookline.payload.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.json.LowerCaseKeys;
import hookline.payload.model.Reason;
import hookline.payload.model.Warnings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON payload, with the tolerance docs/payloads.md 2 promises. */
final class JsonFields {
  /** Objects and arrays within each other, the payload itself counted. */
  static final int DEEPEST = 100;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Stands for any number at the top, where no field takes one. */
  private static final JsonNode A_NUMBER = LongNode.valueOf(0);

  /**
   * Jackson's own limits are lifted but for depth, so that only our rules apply: the body is
   * bounded already, and {@link JsonNumber} never parses a long number. Keys are not canonicalized:
   * the table is shared between all senders, and one who sends colliding keys would fill it.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  private JsonFields() {}

  /**
   * The fields of the first value, by lower-case name; what follows it is not looked at. Unknown
   * fields do not count, though they must be JSON too.
   */
  static ObjectNode read(byte[] json, JsonFault.Source source, Warnings warnings)
      throws UnreadableException {
    @Nullable ObjectNode plain = PlainJson.object(json);
    // rule: keys without regard to case, the last duplicate wins.
    return LowerCaseKeys.of(plain == null ? parsed(json, source, warnings) : plain);
  }

  static ObjectNode parsed(byte[] bytes, JsonFault.Source source, Warnings warnings)
      throws UnreadableException {
    // Decoded here and not by the JSON parser, which would refuse bad bytes; these become U+FFFD.
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    String json = SurrogateEscapes.mended(marked ? text.substring(1) : text);
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.VALUE_NULL) {
        return JsonNodeFactory.instance.objectNode(); // rule: null is an empty request.
      }
      if (first != JsonToken.START_OBJECT) {
        throw notAnObject(first);
      }
      return fields(parser, new JsonTree(parser, warnings));
    } catch (JsonProcessingException e) {
      throw new UnreadableException(Reason.UNREADABLE, JsonFault.message(e, json, source));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static ObjectNode fields(JsonParser parser, JsonTree tree) throws IOException {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!PayloadFields.NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        parser.skipChildren();
      } else {
        // A number kept as text would pass for a string, and only a long one would.
        JsonTree.put(fields, name, value.isNumeric() ? A_NUMBER : tree.value());
      }
    }
    return fields;
  }

  private static UnreadableException notAnObject(@Nullable JsonToken first) {
    // The product decodes nothing at all as JSON that ends too early: unreadable, not "no text".
    String message =
        first == null
            ? "There is no JSON to read: send an object such as {\"text\": \"Hello\"}."
            : "The JSON must be an object such as {\"text\": \"Hello\"}.";
    return new UnreadableException(Reason.UNREADABLE, message);
  }
}
