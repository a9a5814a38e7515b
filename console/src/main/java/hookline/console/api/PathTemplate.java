package hookline.console.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an address. Immutable.
 *
 * @param text begins with a slash; a segment in braces, as in {@code /channels/{channel_id}},
 *     stands for whatever is there and names it
 */
public record PathTemplate(String text) {
  /** What the template's names stand for in an address that fits it; null when it does not. */
  public @Nullable Map<String, String> match(List<String> address) {
    List<String> segments = segments(text);
    if (segments.size() != address.size()) {
      return null;
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("{")) {
        names.put(segment.substring(1, segment.length() - 1), address.get(i));
      } else if (!segment.equals(address.get(i))) {
        return null;
      }
    }
    return names;
  }

  /** The parts between slashes, of a path that begins with one. */
  public static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
