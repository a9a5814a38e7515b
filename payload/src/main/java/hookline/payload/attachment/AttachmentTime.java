package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code ts} of an attachment, in epoch seconds. */
final class AttachmentTime {
  /** The last moment clients can show: what is later is another unit, or no time at all. */
  private static final long LAST_SECOND = 8_640_000_000_000L;

  private static final BigDecimal LAST = BigDecimal.valueOf(LAST_SECOND);

  /** No exponent: a short text may stand for any number of digits with one. */
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}(\\.[0-9]{0,20})?");

  private AttachmentTime() {}

  /** The time as a JSON number, an integer where it is one; null where there is none. */
  static @Nullable JsonNode of(SentObject sent) {
    JsonNode value = sent.value("ts");
    if (value == null || (value.isTextual() && value.textValue().isBlank())) {
      return null;
    }
    // rule: a number or a numeric string
    if (value instanceof LongNode && Math.abs(value.longValue()) <= LAST_SECOND) {
      return value;
    }
    BigDecimal seconds = null;
    if (value.isNumber()) {
      seconds = value.decimalValue();
    } else if (value.isTextual() && NUMBER.matcher(value.textValue().strip()).matches()) {
      seconds = new BigDecimal(value.textValue().strip());
    }
    if (seconds == null || seconds.abs().compareTo(LAST) > 0) {
      sent.omitted("ts", "This must be a time in seconds since 1970.");
      return null;
    }
    BigDecimal shortest = seconds.stripTrailingZeros();
    return shortest.scale() <= 0
        ? LongNode.valueOf(shortest.longValueExact())
        : DecimalNode.valueOf(shortest);
  }
}
