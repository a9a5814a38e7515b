package hookline.payload.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** A number, true or false as a reader would write it. */
public final class ScalarText {
  /** Digits a number is written out to; longer ones keep their exponent. */
  private static final int MOST_DIGITS = 30;

  private ScalarText() {}

  /** The text of a value that is no structure: 42, 1.5, 1000000, true. */
  public static String of(JsonNode value) {
    // rule: 1.50 is 1.5, and 1000000 stays as it is, where the product writes 1e+06
    return value.isBigDecimal() ? of(value.decimalValue()) : value.asText();
  }

  private static String of(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    long digits =
        shortest.scale() < 0
            ? (long) shortest.precision() - shortest.scale()
            : Math.max(shortest.precision(), shortest.scale());
    return digits <= MOST_DIGITS ? shortest.toPlainString() : shortest.toString();
  }
}
