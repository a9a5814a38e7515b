package hookline.payload.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

/** Any JSON, with texts of the awkward kind. */
final class RandomJson {
  private static final String[] PIECES = {
    "a", "word ", "\"", "\\", "\n", "\t", "\u0001", "\u007f", "/", "é", "\u2028", "😀", "…", ""
  };
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Random random;

  RandomJson(long seed) {
    this.random = new Random(seed);
  }

  ObjectNode object(int depth, int longestText) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(6); i >= 0; i--) {
      object.set(text(5) + i, value(depth - 1, longestText));
    }
    return object;
  }

  private JsonNode value(int depth, int longestText) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> JSON.numberNode(random.nextLong());
      case 1 -> JSON.numberNode(new BigDecimal(BigInteger.valueOf(random.nextInt()), -200));
      case 2 -> JSON.booleanNode(random.nextBoolean());
      case 3 -> JSON.nullNode();
      case 7 -> object(depth, longestText);
      case 8 -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(depth - 1, longestText));
        }
        yield array;
      }
      default -> JSON.textNode(text(longestText));
    };
  }

  String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); text.length() < length; ) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
