package hookline.payload.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON in UTF-8 that is written as RFC 8259 has it, but for control characters in strings,
 * and as nearly every sender writes it. All else, what is no JSON included, it leaves to {@link
 * JsonFields}' parser. That one looks at each character several times, and reading with it takes
 * longer than translating. Not thread-safe; one per text.
 */
final class PlainJson {
  /** A map's own room: for twelve keys, as a payload and its attachments have. */
  private static final int ROOM = 16;

  /** Room for three keys: there are many fields and texts of blocks, and their maps are small. */
  private static final int SMALL_ROOM = 4;

  /** How deep those are: in an array of one that is in the payload's. */
  private static final int SMALL_FROM = 4;

  private final byte[] json;
  private final JsonStrings strings;
  private int pos;

  private PlainJson(byte[] json) {
    this.json = json;
    this.strings = new JsonStrings(json);
  }

  /**
   * The object at the start of the text; what follows it is not looked at. Null when there is none,
   * or when there is more to say of it: a number out of bounds, a character that cannot be kept.
   */
  static @Nullable ObjectNode object(byte[] json) {
    PlainJson reader = new PlainJson(json);
    return reader.next() == '{' && !reader.strings.contains('\0') ? reader.object(1) : null;
  }

  private @Nullable JsonNode value(int depth) {
    return switch (next()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> text();
      case 't' -> word("true", BooleanNode.TRUE);
      case 'f' -> word("false", BooleanNode.FALSE);
      case 'n' -> word("null", NullNode.instance);
      default -> number();
    };
  }

  private @Nullable ObjectNode object(int depth) {
    ObjectNode object =
        new ObjectNode(
            JsonNodeFactory.instance, new LinkedHashMap<>(depth < SMALL_FROM ? ROOM : SMALL_ROOM));
    pos++;
    if (depth > JsonFields.DEEPEST || (next() != '"' && !isAt('}'))) {
      return null;
    }
    while (!isAt('}')) {
      String key = isAt('"') ? key() : null;
      if (key == null || next() != ':') {
        return null;
      }
      pos++;
      JsonNode value = value(depth);
      if (value == null || !isAtEndOf('}')) {
        return null;
      }
      JsonTree.put(object, key, value);
    }
    pos++;
    return object;
  }

  private @Nullable ArrayNode array(int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    pos++;
    if (depth > JsonFields.DEEPEST) {
      return null;
    }
    if (next() == ']') {
      pos++;
      return array;
    }
    while (!isAt(']')) {
      JsonNode value = value(depth);
      if (value == null || !isAtEndOf(']')) {
        return null;
      }
      array.add(value);
    }
    pos++;
    return array;
  }

  /** Whether the list ends behind an element, or goes on, with the next one as the position. */
  private boolean isAtEndOf(char closing) {
    int c = next();
    if (c != ',') {
      return c == closing;
    }
    pos++;
    return next() != closing;
  }

  private @Nullable TextNode text() {
    String text = string();
    return text == null ? null : TextNode.valueOf(text);
  }

  private @Nullable String key() {
    String key = strings.keyAt(pos);
    pos = strings.end();
    return key;
  }

  private @Nullable String string() {
    String string = strings.at(pos);
    pos = strings.end();
    return string;
  }

  private @Nullable JsonNode word(String word, JsonNode value) {
    for (int i = 0; i < word.length(); i++) {
      if (!isAt(word.charAt(i))) {
        return null;
      }
      pos++;
    }
    return value;
  }

  private @Nullable JsonNode number() {
    int start = pos;
    pos += isAt('-') ? 1 : 0;
    int first = pos;
    boolean isNumber = digits() && (json[first] != '0' || pos == first + 1);
    boolean isInteger = true;
    if (isNumber && isAt('.')) {
      pos++;
      isInteger = false;
      isNumber = digits();
    }
    if (isNumber && (isAt('e') || isAt('E'))) {
      pos++;
      pos += isAt('+') || isAt('-') ? 1 : 0;
      isInteger = false;
      isNumber = digits();
    }
    JsonNode number = isNumber ? JsonNumber.of(ascii(start, pos), isInteger) : null;
    return number == null || number.isTextual() ? null : number;
  }

  private String ascii(int start, int end) {
    return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private boolean digits() {
    int start = pos;
    while (pos < json.length && json[pos] >= '0' && json[pos] <= '9') {
      pos++;
    }
    return pos > start;
  }

  private boolean isAt(char c) {
    return pos < json.length && json[pos] == c;
  }

  /** Passes over blanks; the character behind them, or U+0000 at the text's end. */
  private int next() {
    for (; pos < json.length; pos++) {
      byte c = json[pos];
      if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
        return c;
      }
    }
    return 0;
  }
}
