package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryKeyTest {
  @ParameterizedTest
  @CsvSource({
    "'', none",
    "None, none",
    "body, body",
    "header:X-GitHub-Delivery, header:x-github-delivery",
    "' HEADER:svix-id ', header:svix-id",
    "header:body, header:body"
  })
  void parse_whatPeopleWrite_isWrittenOneWay(String written, String wireName) {
    RetryKey key = RetryKey.parse(written);
    assertThat(key.wireName()).isEqualTo(wireName);
    assertThat(RetryKey.of(wireName)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-GitHub-Delivery",
        "header:",
        "header:a b",
        "header: a",
        "header:a:b",
        "json:/id"
      })
  void parse_anythingElse_isNone(String written) {
    assertThat(RetryKey.parse(written)).isNull();
    assertThat(RetryKey.of(written)).as("in a record of a newer version").isEqualTo(RetryKey.NONE);
  }

  @Test
  void parse_nothing_isTheDefault() {
    assertThat(RetryKey.parse(null)).isEqualTo(RetryKey.NONE);
    assertThat(RetryKey.parse("header:" + "x".repeat(101))).isNull();
  }
}
