package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
  @ParameterizedTest
  @CsvSource({
    "60/m, 60/m",
    "' 1/S ', 1/s",
    "999999999/h, 999999999/h",
    "OFF, off",
    "default, default",
    "'', default"
  })
  void parse_isWrittenAgainAsItWasMeant(String written, String as) {
    assertThat(RateLimit.parse(written).wireName()).isEqualTo(as);
    assertThat(RateLimit.read(as)).isEqualTo(RateLimit.parse(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/s", "-1/s", "1", "1/d", "1/ s", "1.5/s", "1000000000/s", "on", "/s"})
  void parse_whatIsNoLimit_isNull(String written) {
    assertThat(RateLimit.parse(written)).isNull();
    assertThat(RateLimit.read(written)).as("of a newer version").isEqualTo(RateLimit.DEFAULT);
  }

  @Test
  void orElse_isTheOthersOnlyWhereNothingIsSaid() {
    RateLimit forAll = RateLimit.of(5, RateLimit.Unit.SECOND);
    assertThat(RateLimit.DEFAULT.orElse(forAll)).isEqualTo(forAll);
    assertThat(RateLimit.OFF.orElse(forAll)).isEqualTo(RateLimit.OFF);
  }

  @ParameterizedTest
  @CsvSource({
    "10/s, 10/s, true",
    "11/s, 10/s, false",
    "10/m, 10/s, true",
    // A minute's at once would be more than a second's.
    "60/m, 10/s, false",
    "60/s, 60/m, false",
    "999999999/s, 999999999/h, false",
    "off, 10/s, false",
    "off, off, true",
    "10/s, off, true",
    "default, 1/h, true"
  })
  void isWithin_letsNothingMoreThrough(String limit, String other, boolean within) {
    assertThat(RateLimit.read(limit).isWithin(RateLimit.read(other))).isEqualTo(within);
  }
}
