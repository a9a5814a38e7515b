package hookline.payload.read;

import com.fasterxml.jackson.core.JsonStreamContext;
import org.jspecify.annotations.Nullable;

/** Where a value stands in a payload, as warnings write it: {@code attachments[0].fields[2]}. */
final class ValuePath {
  /** Characters a path may have: its keys are the sender's, who may have made them huge. */
  private static final int LONGEST = 200;

  private ValuePath() {}

  /** The path of the value the parser is at. */
  static String of(JsonStreamContext context) {
    StringBuilder path = new StringBuilder();
    append(context, path);
    return bounded(path);
  }

  /** The path of a field of that name. */
  static String of(String name) {
    return bounded(name);
  }

  private static void append(@Nullable JsonStreamContext context, StringBuilder path) {
    if (context == null || context.inRoot()) {
      return;
    }
    append(context.getParent(), path);
    if (path.length() > LONGEST) {
      return;
    }
    if (context.inArray()) {
      path.append('[').append(context.getCurrentIndex()).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
    }
  }

  private static String bounded(CharSequence path) {
    return CleanText.of(
        path.length() <= LONGEST ? path.toString() : path.subSequence(0, LONGEST) + "...");
  }
}
