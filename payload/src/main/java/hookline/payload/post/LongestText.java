package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Cuts the longest texts within a value until it is short enough. */
final class LongestText {
  private static final String ELLIPSIS = "…";

  /** A text, and how to put another in its place. */
  private record Place(String text, Consumer<JsonNode> replace) {}

  private LongestText() {}

  /**
   * The value, changed in place, at most that many characters long as JSON. One that is long by its
   * structure rather than its texts becomes an empty object.
   */
  static JsonNode cut(JsonNode value, int most) {
    List<Place> places = new ArrayList<>();
    collect(value, places);
    places.sort(Comparator.comparingInt((Place place) -> place.text().length()).reversed());
    int excess = value.toString().length() - most;
    for (Place place : places) {
      if (excess <= 0) {
        return value;
      }
      String text = place.text();
      int written = TextNode.valueOf(text).toString().length();
      // Escapes make the written text longer than it is; what is kept is counted as if none did.
      int kept = Math.max(0, Math.min(text.length(), written - excess - ELLIPSIS.length() - 2));
      if (kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1))) {
        kept--;
      }
      TextNode shorter = TextNode.valueOf(text.substring(0, kept) + ELLIPSIS);
      if (shorter.toString().length() > written - excess) {
        shorter = TextNode.valueOf(ELLIPSIS);
      }
      place.replace().accept(shorter);
      excess -= written - shorter.toString().length();
    }
    return excess <= 0 ? value : JsonNodeFactory.instance.objectNode();
  }

  private static void collect(JsonNode value, List<Place> places) {
    if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isTextual()) {
                  places.add(
                      new Place(
                          field.getValue().textValue(),
                          shorter -> object.set(field.getKey(), shorter)));
                } else {
                  collect(field.getValue(), places);
                }
              });
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        if (array.get(i).isTextual()) {
          places.add(new Place(array.get(i).textValue(), shorter -> array.set(index, shorter)));
        } else {
          collect(array.get(i), places);
        }
      }
    }
  }
}
