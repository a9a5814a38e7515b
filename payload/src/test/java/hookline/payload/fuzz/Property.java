package hookline.payload.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Supplier;

/** What must hold, checked a few thousand times a second. */
public final class Property {
  private Property() {}

  /** Fails the fuzzer with what is wrong. */
  public static void check(boolean holds, Supplier<String> wrong) {
    if (!holds) {
      throw new AssertionError(wrong.get());
    }
  }

  /** That every text and key in a value can be stored and shown. */
  public static void checkStorable(JsonNode value) {
    if (value.isTextual()) {
      checkStorable(value.textValue());
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      checkStorable(field.getKey());
    }
    value.forEach(Property::checkStorable);
  }

  /** That a text can be stored and shown: no U+0000, no half of a surrogate pair. */
  public static void checkStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw new AssertionError("U+%04X at %d of %s".formatted((int) c, i, text));
      }
    }
  }
}
