package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;

/** How many characters a value takes as JSON. */
final class JsonLength {
  /** Every character may be written as a backslash, a u and four digits. */
  private static final int LONGEST_ESCAPE = 6;

  private JsonLength() {}

  /** Whether the value is at most that long; nearly always told without writing it out. */
  static boolean fits(JsonNode value, int most) {
    return upperBound(value) <= most || value.toString().length() <= most;
  }

  private static long upperBound(JsonNode value) {
    if (value.isTextual()) {
      return 2 + (long) LONGEST_ESCAPE * value.textValue().length();
    }
    if (!value.isContainerNode()) {
      return value.asText().length() + 2L;
    }
    long sum = 2;
    for (JsonNode element : value) {
      sum += 1 + upperBound(element);
    }
    if (value.isObject()) {
      for (var names = value.fieldNames(); names.hasNext(); ) {
        sum += 3 + (long) LONGEST_ESCAPE * names.next().length();
      }
    }
    return sum;
  }
}
