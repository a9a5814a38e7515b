package hookline.payload.post;

import com.fasterxml.jackson.core.io.CharTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** How many characters a value takes as JSON, told without writing it. */
final class JsonLength {
  /** Every character may be written as a backslash, a u and four digits. */
  private static final int LONGEST_ESCAPE = 6;

  private static final int SHORT_ESCAPE = 2;

  /** For each character of ASCII: 0 as it is, above 0 a short escape, below 0 a long one. */
  private static final int[] ESCAPES = CharTypes.get7BitOutputEscapes();

  private JsonLength() {}

  /** Whether the value is at most that long; nearly always told without reading its texts. */
  static boolean fits(JsonNode value, int most) {
    return upperBound(value) <= most || of(value) <= most;
  }

  /** The length of the value. */
  static long of(JsonNode value) {
    if (value instanceof TextNode text) {
      return 2 + of(text.textValue());
    }
    if (!value.isContainerNode()) {
      return value.asText().length();
    }
    long sum = 2L + Math.max(0, value.size() - 1);
    for (JsonNode element : value) {
      sum += of(element);
    }
    if (value.isObject()) {
      for (var names = value.fieldNames(); names.hasNext(); ) {
        sum += 3 + of(names.next());
      }
    }
    return sum;
  }

  /** The length of the text, without the quotes around it. */
  static long of(String text) {
    long sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += of(text.charAt(i));
    }
    return sum;
  }

  /** The beginning of the text that is at most that long, without the quotes around it. */
  static String prefix(String text, long most) {
    long room = most;
    int end = 0;
    while (end < text.length() && of(text.charAt(end)) <= room) {
      room -= of(text.charAt(end++));
    }
    boolean splits =
        end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end);
  }

  private static int of(char c) {
    if (c >= ESCAPES.length || ESCAPES[c] == 0) {
      return 1;
    }
    return ESCAPES[c] > 0 ? SHORT_ESCAPE : LONGEST_ESCAPE;
  }

  /** No less than the length of the value, told without reading its texts. */
  static long upperBound(JsonNode value) {
    if (value instanceof TextNode text) {
      return 2 + (long) LONGEST_ESCAPE * text.textValue().length();
    }
    long sum = 2;
    if (value instanceof ObjectNode object) {
      for (var property : object.properties()) {
        sum += 4 + (long) LONGEST_ESCAPE * property.getKey().length();
        sum += upperBound(property.getValue());
      }
      return sum;
    }
    if (!value.isContainerNode()) {
      return value.asText().length();
    }
    for (JsonNode element : value) {
      sum += 1 + upperBound(element);
    }
    return sum;
  }
}
