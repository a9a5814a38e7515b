package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {
  private static final long NOW = Instant.parse("2026-11-28T10:00:00Z").toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "90s, 2026-11-28T09:58:30Z",
    "30m, 2026-11-28T09:30:00Z",
    "2h, 2026-11-28T08:00:00Z",
    "7d, 2026-11-21T10:00:00Z",
    "2026-11-27, 2026-11-27T00:00:00Z",
    "2026-11-27T10:05, 2026-11-27T10:05:00Z",
    "2026-11-27T10:05:06.007, 2026-11-27T10:05:06.007Z",
    "2026-11-27T10:05Z, 2026-11-27T10:05:00Z",
    "2026-11-27T10:05:06+02:00, 2026-11-27T08:05:06Z",
    "1795860000000, 2026-11-28T10:00:00Z"
  })
  void time_isReadAsPeopleWriteIt(String text, String when) {
    assertThat(Instant.ofEpochMilli(PointInTime.of(text, NOW).millis()))
        .isEqualTo(Instant.parse(when));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "2", "2 h", "-2h", "yesterday", "2026-13-01", "28.11.2026"})
  void noTime_isTold_withWhatWouldBeOne(String text) {
    assertThatThrownBy(() -> PointInTime.of(text, NOW))
        .hasMessageContaining("\"" + text + "\" is no time")
        .hasMessageContaining("2h");
  }

  @Test
  void option_saysWhatIsWrong_inOneLine() {
    TypedCommand typed = TypedCommand.typed("payloads", "export", "--since", "yesterday");
    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err().lines().findFirst().orElseThrow())
        .contains("--since", "\"yesterday\" is no time");
  }
}
