package hookline.cli.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a body: only those that were given. */
final class Fields {
  private final Map<String, Object> given = new LinkedHashMap<>();

  /** Adds the field, unless nothing was said of it. */
  Fields with(String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value);
    }
    return this;
  }

  boolean isEmpty() {
    return given.isEmpty();
  }

  Map<String, Object> toMap() {
    return given;
  }
}
