package hookline.payload.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The kinds of node, which the cases in text files cannot show. */
final class JsonNumberTest {
  @Test
  void of_integer_isLongWhereThatHoldsIt() {
    assertThat(JsonNumber.of("1000000", true)).isEqualTo(LongNode.valueOf(1_000_000));
    assertThat(JsonNumber.of("-9223372036854775808", true))
        .isEqualTo(LongNode.valueOf(Long.MIN_VALUE));
    assertThat(JsonNumber.of("9223372036854775808", true))
        .isEqualTo(BigIntegerNode.valueOf(new BigInteger("9223372036854775808")));
  }

  @Test
  void of_fraction_keepsItsScale() {
    assertThat(JsonNumber.of("1.50", false)).isEqualTo(DecimalNode.valueOf(new BigDecimal("1.50")));
    assertThat(JsonNumber.of("1.50", false).decimalValue().scale()).isEqualTo(2);
  }

  @Test
  void of_exponentOutOfBounds_isItsSource() {
    assertThat(JsonNumber.of("1e308", false).isBigDecimal()).isTrue();
    assertThat(JsonNumber.of("1e-308", false).isBigDecimal()).isTrue();
    assertThat(JsonNumber.of("1e309", false)).isEqualTo(TextNode.valueOf("1e309"));
    assertThat(JsonNumber.of("1E-309", false)).isEqualTo(TextNode.valueOf("1E-309"));
    assertThat(JsonNumber.of("1e99999999999999999999", false).isTextual()).isTrue();
  }
}
