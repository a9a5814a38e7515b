package hookline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
    "203.0.113.7, 203.0.113.7, 203.0.113.6",
    "203.0.113.128/25, 203.0.113.128, 203.0.113.127",
    "192.0.2.4/31, 192.0.2.5, 192.0.2.6",
    "0.0.0.0/0, 255.1.2.3, ::1",
    "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::",
    "2001:DB8::8000:0:0:0/65, 2001:db8::8000:0:0:1, 2001:db8::7fff:0:0:1",
    "::1, 0:0:0:0:0:0:0:1, 127.0.0.1",
    "::/0, 2001:db8::1, 10.0.0.1",
    "::ffff:10.0.0.0/104, 10.1.2.3, 11.1.2.3",
    "10.0.0.0/8, ::ffff:10.1.2.3, ::10.1.2.3"
  })
  void contain_whatIsIn_andNotWhatIsOut(String range, String in, String out) {
    assertThat(AddressRanges.isRange(range)).isTrue();
    AddressRanges ranges = AddressRanges.of(List.of("198.51.100.1", range));
    assertThat(ranges.contain(AddressRanges.address(in))).as(in).isTrue();
    assertThat(ranges.contain(AddressRanges.address(out))).as(out).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.org",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/",
        "/8",
        "10.0.0",
        "010.0.0.1",
        "256.0.0.1",
        "0x7f.1",
        "1",
        "::1/129",
        "::g",
        ":::",
        "fe80::1%lo",
        "[::1]",
        "dead.beef:1",
        "cafe",
        "::ffff:10.0.0.0/95",
        " 10.0.0.1"
      })
  void whatIsNone_isNoRangeAndContainsNothing(String text) {
    assertThat(AddressRanges.isRange(text)).isFalse();
    assertThat(AddressRanges.of(List.of(text)).isEmpty()).isTrue();
  }

  /** A name that had to be looked up would take seconds where there is nobody to ask. */
  @Test
  void names_areNotLookedUp() {
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 2_000; i++) {
            assertThat(AddressRanges.address("cafe" + i + ".example")).isNull();
            assertThat(AddressRanges.address("cafe:" + i + ".example")).isNull();
            assertThat(AddressRanges.address("dead:beef:" + i)).isNull();
          }
        });
  }
}
