package hookline.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static String of(String query, String body) {
    return Fingerprint.of(new Request("application/json", null, query, body.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', wait",
    "'', wait=5s",
    "a=1, a=1&wait=true",
    "a=1, wait=2s&a=1",
    "wait=1s, wait=9s"
  })
  void patience_isNoPartOfWhatWasSent(String one, String other) {
    assertThat(of(one, "{}")).isEqualTo(of(other, "{}"));
  }

  @Test
  void bodyAndTheRestOfTheQuery_are() {
    assertThat(of("payload=a", "")).isNotEqualTo(of("payload=b", ""));
    assertThat(of("wait=5s", "{}")).isNotEqualTo(of("wait=5s", "{ }"));
    assertThat(of("waiter=1", "{}")).isNotEqualTo(of("", "{}"));
  }
}
