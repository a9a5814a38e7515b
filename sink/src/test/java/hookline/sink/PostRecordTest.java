package hookline.sink;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.topics.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostRecordTest {
  private static final String TRICKY = "\"\\ \n \u0001 ü 漢 \uD83D\uDE00 \u2028 } ] \\u0041";

  @Test
  void record_isReadAsThePostItWasWrittenOf() throws IOException {
    Post post = TestRows.everyField(2, TRICKY);

    assertThat(PostRecord.read(Json.write(post))).isEqualTo(PostColumns.of(post));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "\uFEFF{}",
        "{\"of_a_later_version\":{\"id\":[\"x\"]}, \"part\" : 0}",
        "{\"id\":null,\"create_at\":null,\"part\":null,\"props\":null,\"metadata\":null,"
            + "\"warnings\":null,\"payload\":null}",
        "{\"payload\":{\"partition\":4,\"of_a_later_version\":[1]}}"
      })
  void whatIsNotThere_isEmpty(String json) throws IOException {
    assertThat(PostRecord.read(json.getBytes(UTF_8)))
        .isEqualTo(
            new PostColumns(
                "",
                0,
                0,
                0,
                "",
                "",
                "",
                "",
                "",
                "{}",
                "{}",
                "",
                "",
                0,
                0,
                0,
                "[]",
                new LogPosition("", -1, -1)));
  }

  @Test
  void fields_areASliceOfTheRecord() throws IOException {
    String json = "{\"props\": {\"a\" : [1.50, 1e400], \"b}\":\"\\\"}\"} ,\"metadata\":{\"ü\":{}}}";

    PostColumns columns = PostRecord.read(json.getBytes(UTF_8));

    assertThat(columns.props()).isEqualTo("{\"a\" : [1.50, 1e400], \"b}\":\"\\\"}\"}");
    assertThat(columns.metadata()).isEqualTo("{\"ü\":{}}");
  }

  /** PostgreSQL's jsonb refuses the escape, and takes the character that the driver sends. */
  @Test
  void halfOfASurrogatePair_isNoEscapeInTheColumn() throws IOException {
    String json = "{\"props\":{\"a\":\"\\ud800x\"}}";

    assertThat(PostRecord.read(json.getBytes(UTF_8)).props()).isEqualTo("{\"a\":\"\ud800x\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"a post\"",
        "{\"id\":",
        "{\"id\":\"x\"",
        "{\"id\":7}",
        "{\"id\":{}}",
        "{\"part\":\"0\"}",
        "{\"part\":0.5}",
        "{\"part\":2147483648}",
        "{\"revision\":9223372036854775808}",
        "{\"props\":[]}",
        "{\"props\":{\"a\":}}",
        "{\"props\":{\"a\":\"\n\"}}",
        "{\"metadata\":\"{}\"}",
        "{\"warnings\":{}}",
        "{\"warnings\":[7]}",
        "{\"warnings\":[{\"kind\":7}]}",
        "{\"payload\":\"payloads-0@1\"}",
        "{\"payload\":{\"offset\":[]}}"
      })
  void whatIsNoPost_isRefused(String json) {
    assertThatThrownBy(() -> PostRecord.read(json.getBytes(UTF_8)))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void warningsOfANewerVersion_areOthers() throws IOException {
    String json =
        "{\"warnings\":[{\"kind\":\"split\",\"path\":null,\"message\":\"m\",\"count\":{\"a\":[3]}},"
            + "{\"kind\":\"of_a_later_version\",\"path\":\"\",\"message\":\"m\"}]}";

    assertThat(PostRecord.read(json.getBytes(UTF_8)).warnings())
        .isEqualTo(
            "[{\"kind\":\"split\",\"path\":null,\"message\":\"m\"},"
                + "{\"kind\":\"other\",\"path\":\"\",\"message\":\"m\"}]");
  }

  /**
   * What a parser of JSON takes and Java has no number for must not look like a bug of the sink.
   */
  @Test
  void tooLargeExponent_isRefusedWhereItIsRead() {
    String json = "{\"props\":{\"a\":1e99999999999,\"b\":\"\\u0041\"}}";

    assertThatThrownBy(() -> PostRecord.read(json.getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exponent");
  }

  @Test
  void encodingThatCannotBeTold_isRefused() {
    assertThatThrownBy(() -> PostRecord.read(new byte[] {0, 0, -1, -2, 0, 0, 0, '{'}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anotherEncoding_isRefused() {
    assertThatThrownBy(() -> PostRecord.read("{\"props\":{\"a\":1}}".getBytes(UTF_16)))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("UTF-8");
  }
}
