package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks made to be slow or to grow; the limit is far above what linear work takes. */
final class LargeBlocksTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static Stream<Arguments> blocks() {
    String text = "{\"type\":\"text\",\"text\":\"%s\",\"style\":{\"%s\":true}}";
    return Stream.of(
        Arguments.of(
            "letters of two styles in turn",
            rich(list(5_000, i -> text.formatted("x", i % 2 == 0 ? "bold" : "italic")))),
        Arguments.of(
            "signs of two styles in turn",
            rich(list(5_000, i -> text.formatted(")", i % 2 == 0 ? "bold" : "strike")))),
        Arguments.of("leaves of one style", rich(list(6_000, i -> text.formatted("`", "code")))),
        Arguments.of("one leaf of newlines", rich(text.formatted("\\n".repeat(140_000), "bold"))),
        Arguments.of("one leaf of stars", rich(text.formatted("*".repeat(280_000), "bold"))),
        Arguments.of(
            "one wide row and many empty ones",
            table("[" + list(30_000, i -> "7") + "]," + list(70_000, i -> "[]"))),
        Arguments.of("many rows", table(list(70_000, i -> "[7]"))),
        Arguments.of(
            "many column settings",
            "{\"type\":\"table\",\"rows\":[[1]],\"column_settings\":["
                + list(60_000, i -> "null")
                + "]}"),
        Arguments.of(
            "many fields",
            "{\"type\":\"section\",\"fields\":[" + list(70_000, i -> "\"|\"") + "]}"),
        Arguments.of(
            "many options",
            "{\"type\":\"actions\",\"elements\":[{\"type\":\"checkboxes\",\"options\":["
                + list(8_000, i -> "{\"text\":\"a\",\"value\":\"" + i + "\"}")
                + "],\"initial_options\":["
                + list(4_000, i -> "{\"value\":\"" + i + "\"}")
                + "]}]}"),
        Arguments.of("many unknown blocks", list(100_000, i -> "{}")),
        Arguments.of(
            "an unknown block of one huge key",
            "{\"type\":\"x\",\""
                + "k".repeat(150_000)
                + "\":["
                + list(20_000, i -> "{\"text\":7}")
                + "]}"),
        Arguments.of(
            "an unknown block of a huge type", "{\"type\":\"" + "x".repeat(280_000) + "\"}"),
        Arguments.of(
            "nested containers",
            nested(32, "{\"type\":\"container\",\"title\":\"a\",\"child_blocks\":[", "]}")),
        Arguments.of("nested unknown blocks", nested(90, "{\"text\":", "}")),
        Arguments.of(
            "a chart of one long name and many numbers",
            "{\"type\":\"data_visualization\",\"chart\":{\"series\":[{\"name\":\""
                + "n".repeat(40_000)
                + "\",\"data\":["
                + list(20_000, i -> "{\"value\":7}")
                + "]}]}}"),
        Arguments.of(
            "nested lists",
            "{\"type\":\"rich_text\",\"elements\":["
                + nested(
                    30, "{\"type\":\"rich_text_list\",\"style\":\"ordered\",\"elements\":[", "]}")
                + "]}"),
        Arguments.of(
            "a header of newlines",
            "{\"type\":\"header\",\"text\":\"a" + "\\n".repeat(140_000) + "b\"}"),
        Arguments.of(
            "a header of blanks",
            "{\"type\":\"header\",\"text\":\"a" + " ".repeat(280_000) + "b\"}"),
        Arguments.of(
            "a button of angle brackets",
            "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"url\":\"https://a.b\",\"text\":\""
                + "<a:".repeat(90_000)
                + "\"}]}"));
  }

  private static String list(int count, IntFunction<String> element) {
    return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(","));
  }

  private static String rich(String leaves) {
    return "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":["
        + leaves
        + "]}]}";
  }

  private static String table(String rows) {
    return "{\"type\":\"table\",\"rows\":[" + rows + "]}";
  }

  private static String nested(int depth, String open, String close) {
    return open.repeat(depth) + "\"x\"" + close.repeat(depth);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  void translate_hostileBlocks_isQuickAndBounded(String name, String blocks) {
    byte[] body = ("{\"text\":\"a\",\"blocks\":[" + blocks + "]}").getBytes(StandardCharsets.UTF_8);
    Delivery delivery =
        new Delivery(
            JudgeDirectory.id("de8ivery"),
            "plain",
            1_792_777_234_567L,
            0,
            Dialect.MATTERMOST,
            new LogPosition("payloads", 3, 42),
            new Request("application/json", null, null, body));
    PayloadTranslator translator = new PayloadTranslator(PayloadTranslator.MAX_PROPS_LENGTH);

    Outcome outcome =
        assertTimeoutPreemptively(
            LIMIT, () -> translator.translate(delivery, new JudgeDirectory(Settings.DEFAULTS)));

    assertThat(outcome).isInstanceOf(Outcome.Posted.class);
    long length =
        ((Outcome.Posted) outcome).posts().stream().mapToLong(p -> p.message().length()).sum();
    assertThat(length)
        .as("characters posted for %d bytes", body.length)
        .isLessThan(20L * body.length);
  }
}
