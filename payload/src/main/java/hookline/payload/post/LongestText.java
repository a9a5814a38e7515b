package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Cuts the longest texts within a value until it is short enough. */
final class LongestText {
  private static final String ELLIPSIS = "…";

  /** A text, its length as JSON, and how to put another in its place. */
  private record Place(String text, long length, Consumer<JsonNode> replace) {}

  private LongestText() {}

  /**
   * Changes the value in place until it is at most that many characters long as JSON: the longest
   * texts are cut to one length, and the others stay as they are.
   *
   * @return false when it is long by its structure rather than its texts; it is then unchanged
   */
  static boolean cut(JsonNode value, int most) {
    long excess = JsonLength.of(value) - most;
    if (excess <= 0) {
      return true;
    }
    List<Place> places = new ArrayList<>();
    collect(value, places);
    places.sort(Comparator.comparingLong(Place::length).reversed());
    long level = level(places, excess);
    if (level < ELLIPSIS.length()) {
      return false;
    }
    for (Place place : places) {
      if (place.length() <= level) {
        break;
      }
      String kept = JsonLength.prefix(place.text(), level - ELLIPSIS.length());
      place.replace().accept(TextNode.valueOf(kept + ELLIPSIS));
    }
    return true;
  }

  /**
   * How long the longest texts may be for all of them to be that much shorter; 0 if they cannot.
   */
  private static long level(List<Place> longestFirst, long excess) {
    long sum = 0;
    for (int i = 0; i < longestFirst.size(); i++) {
      sum += longestFirst.get(i).length();
      long next = i + 1 < longestFirst.size() ? longestFirst.get(i + 1).length() : 0;
      // Cutting only the texts up to here does, as long as the next one is not the longest then.
      long level = Math.floorDiv(sum - excess, i + 1);
      if (level >= next) {
        return level;
      }
    }
    return 0;
  }

  private static void collect(JsonNode value, List<Place> places) {
    if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field ->
                  collect(
                      field.getValue(), shorter -> object.set(field.getKey(), shorter), places));
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        collect(array.get(i), shorter -> array.set(index, shorter), places);
      }
    }
  }

  private static void collect(JsonNode value, Consumer<JsonNode> replace, List<Place> places) {
    if (value.isTextual()) {
      String text = value.textValue();
      places.add(new Place(text, JsonLength.of(text), replace));
    } else {
      collect(value, places);
    }
  }
}
