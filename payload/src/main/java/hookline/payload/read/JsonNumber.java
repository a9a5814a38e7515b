package hookline.payload.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A JSON number as a node that holds exactly what was written, within bounds. */
final class JsonNumber {
  /** A number with more digits stays text: parsing it takes time quadratic in their number. */
  static final int MOST_DIGITS = 100;

  /**
   * What an IEEE double reaches. Beyond it a few bytes of source stand for any number of digits.
   */
  static final int LARGEST_EXPONENT = 308;

  /** Digits every {@code long} can hold. */
  private static final int DIGITS_OF_ANY_LONG = 18;

  private JsonNumber() {}

  /** The number; a text node when it is out of bounds. */
  static JsonNode of(String source, boolean isInteger) {
    if (!isInBounds(source)) {
      return TextNode.valueOf(source);
    }
    if (!isInteger) {
      return DecimalNode.valueOf(new BigDecimal(source));
    }
    if (source.length() <= DIGITS_OF_ANY_LONG) {
      return LongNode.valueOf(Long.parseLong(source));
    }
    BigInteger integer = new BigInteger(source);
    return integer.bitLength() < Long.SIZE
        ? LongNode.valueOf(integer.longValueExact())
        : BigIntegerNode.valueOf(integer);
  }

  /** Counts every digit of the source, those of the exponent and leading zeros too. */
  private static boolean isInBounds(String source) {
    int digits = 0;
    int exponent = 0;
    boolean inExponent = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == 'e' || c == 'E') {
        inExponent = true;
      } else if (c >= '0' && c <= '9') {
        digits++;
        if (inExponent) {
          exponent = Math.min(LARGEST_EXPONENT + 1, exponent * 10 + (c - '0'));
        }
      }
    }
    return digits <= MOST_DIGITS && exponent <= LARGEST_EXPONENT;
  }
}
