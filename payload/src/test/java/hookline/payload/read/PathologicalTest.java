package hookline.payload.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hookline.payload.model.Payload;
import hookline.payload.model.Reason;
import hookline.payload.model.Request;
import hookline.payload.model.Warnings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Hostile input of the size a request may have. The bound is generous, for slow machines: what is
 * quadratic at this size misses it by far, what is linear takes milliseconds.
 */
final class PathologicalTest {
  private static final int LIMIT = 300_000;
  private static final Duration BOUND = Duration.ofSeconds(5);

  @Test
  void read_deepArrays_isRefused() {
    assertThat(refused(json("[".repeat(LIMIT)))).isEqualTo(Reason.UNREADABLE);
    assertThat(refused(json("{\"props\":" + "[".repeat(LIMIT - 9)))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void read_deepObjects_isRefused() {
    assertThat(refused(json("{\"a\":".repeat(LIMIT / 5)))).isEqualTo(Reason.UNREADABLE);
    assertThat(refused(json("{\"props\":".repeat(LIMIT / 9)))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void read_hugeExponent_isNeverExpanded() {
    Payload payload = read(json("{\"props\":{\"a\":1e300000000,\"b\":[-1e-300000000]}}"));
    assertThat(payload.props().toString()).contains("\"1e300000000\"", "\"-1e-300000000\"");
  }

  @Test
  void read_hugeExponentsAllOver_isQuickAndWarnsBounded() {
    Payload payload = read(json("{\"props\":{\"a\":[" + "1e999,".repeat(LIMIT / 6 - 5) + "]}}"));
    assertThat(payload.warnings().toList()).hasSize(Warnings.MOST + 1);
  }

  @Test
  void read_longNumbers_areKeptAsText() {
    String digits = "7".repeat(LIMIT - 20);
    assertThat(read(json("{\"props\":{\"a\":" + digits + "}}")).props().get("a").textValue())
        .isEqualTo(digits);
    assertThat(read(json("{\"props\":{\"a\":0." + digits + "}}")).props().get("a").isTextual())
        .isTrue();
    assertThat(read(json("{\"props\":{\"a\":1e" + digits + "}}")).props().get("a").isTextual())
        .isTrue();
    assertThat(refused(json("{\"text\":" + digits + "}"))).isEqualTo(Reason.UNREADABLE);
    assertThat(refused(json(digits))).isEqualTo(Reason.UNREADABLE);
    assertThat(read(json("{\"x\":" + digits + "}")).hasContent()).isFalse();
  }

  @Test
  void read_manyDuplicateKeys_keepsTheLast() {
    assertThat(read(json("{" + repeat(LIMIT / 15, i -> "\"text\":\"" + i + "\",") + "}")).text())
        .isEqualTo("" + (LIMIT / 15 - 1));
    String nested = repeat(LIMIT / 15, i -> "\"a\":[" + i + "],");
    assertThat(read(json("{\"props\":{" + nested + "}}")).props()).hasSize(1);
  }

  @Test
  void read_keysWithTheSameHash_isQuick() {
    // Each pair has one hash, and so has every text made of as many: with Java's hash, 31 a
    // character, and with that of Jackson's table of names, 33.
    for (String[] pair : new String[][] {{"Aa", "BB"}, {"Ab", "BA"}}) {
      String keys =
          repeat(
              4_096,
              i -> {
                String bits = Integer.toBinaryString(4_096 + i).substring(1);
                return "\"" + bits.replace("0", pair[0]).replace("1", pair[1]) + "\":1,";
              });
      assertThat(read(json("{\"props\":{" + keys + "}," + keys + "}")).props()).hasSize(4_096);
    }
  }

  @Test
  void read_longKey_isAKeyAsAnyOther() {
    String key = "k".repeat(LIMIT - 30);
    assertThat(read(json("{\"props\":{\"" + key + "\":1}}")).props().has(key)).isTrue();
    assertThat(read(json("{" + key + ":1,text:'a'}")).text()).isEqualTo("a");
  }

  @Test
  void read_longKeysOnTheWayToManyWarnings_isQuick() {
    String keys = ("{\"" + "k".repeat(1_000) + "\":").repeat(98);
    String numbers = "[" + "1e999,".repeat(30_000) + "]";
    Payload payload = read(json("{\"props\":" + keys + numbers + "}".repeat(99)));
    assertThat(payload.warnings().toList()).hasSize(Warnings.MOST + 1);
    assertThat(payload.warnings().toList().toString()).hasSizeLessThan(30_000);
  }

  @Test
  void read_endlessStringsKeysAndComments_areRefused() {
    for (String start : new String[] {"{\"text\":\"", "{'", "{", "{/*", "{//", "{\"text\":\"\\"}) {
      assertThat(refused(json(start + "a".repeat(LIMIT - 10)))).isEqualTo(Reason.UNREADABLE);
    }
    assertThat(refused(json("{" + "/**/".repeat(LIMIT / 4 - 1)))).isEqualTo(Reason.UNREADABLE);
    assertThat(refused(json("\n".repeat(LIMIT)))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void read_escapesOnly_isQuick() {
    String text = read(json("{\"text\":\"" + "\\ud800".repeat(LIMIT / 6 - 5) + "\"}")).text();
    assertThat(text).isEqualTo("\uFFFD".repeat(LIMIT / 6 - 5));
  }

  @Test
  void read_manyFormParameters_isQuick() {
    assertThat(refused(form("&".repeat(LIMIT)))).isEqualTo(Reason.UNREADABLE);
    assertThat(refused(form("payloa=&".repeat(LIMIT / 8)))).isEqualTo(Reason.UNREADABLE);
    assertThat(refused(form("%".repeat(LIMIT)))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void read_manyParts_isQuick() {
    String part = "--b\nContent-Disposition:form-data;name=text\n\na\n";
    assertThat(read(multipart("b", part.repeat(6_000) + "--b--")).text()).isEqualTo("a");
    assertThat(read(multipart("b", "--b\n".repeat(70_000) + "--b--")).hasContent()).isFalse();
    String file = "--b\nContent-Disposition:form-data;name=a;filename=b\n\n\n";
    assertThat(read(multipart("b", file.repeat(5_000) + "--b--")).warnings().toList())
        .hasSize(Warnings.MOST + 1);
  }

  @Test
  void read_almostBoundaries_isQuick() {
    String boundary = "-".repeat(70);
    assertThat(refused(multipart(boundary, ("--" + boundary + "x\n").repeat(4_000))))
        .isEqualTo(Reason.UNREADABLE_FORM);
    assertThat(refused(multipart(boundary, "-".repeat(LIMIT)))).isEqualTo(Reason.UNREADABLE_FORM);
    assertThat(refused(multipart("b", "--b\n" + "a: b\n".repeat(60_000 - 1))))
        .isEqualTo(Reason.UNREADABLE_FORM);
  }

  @Test
  void read_longHeaders_areQuick() {
    String many = "multipart/form-data" + "; a=\"b\"".repeat(10_000);
    assertThat(refused(new Request(many, null, null, bytes("x"))))
        .isEqualTo(Reason.UNREADABLE_FORM);
    String open = "multipart/form-data; boundary=\"" + "\\a".repeat(50_000);
    assertThat(refused(new Request(open, null, null, bytes("x"))))
        .isEqualTo(Reason.UNREADABLE_FORM);
  }

  @Test
  void read_gzipBomb_isTooLarge() throws IOException {
    byte[] bomb = ReadingCase.gzip(new byte[100_000_000]);
    assertThat(bomb.length).isLessThan(LIMIT);
    assertThat(refused(new Request(null, "gzip", null, bomb))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void read_gzipOfManyEmptyMembers_isQuick() throws IOException {
    byte[] empty = ReadingCase.gzip(new byte[0]);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < LIMIT / empty.length; i++) {
      members.write(empty);
    }
    assertThat(refused(new Request(null, "gzip", null, members.toByteArray())))
        .isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void read_gzipOfEmptyStoredBlocks_isQuick() {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    blocks.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
    for (int i = 0; i < LIMIT / 5 - 4; i++) {
      blocks.writeBytes(new byte[] {0, 0, 0, -1, -1});
    }
    blocks.writeBytes(new byte[] {1, 0, 0, -1, -1});
    blocks.writeBytes(new byte[8]); // Checksum and length of nothing are zero.
    Request request = new Request(null, "gzip", null, blocks.toByteArray());
    assertThat(refused(request)).isEqualTo(Reason.UNREADABLE);
    assertThat(((Reading.Unreadable) PayloadReader.read(request, LIMIT)).refusal().message())
        .startsWith("There is no JSON");
  }

  private static Payload read(Request request) {
    return ((Reading.Read) reading(request)).payload();
  }

  private static Reason refused(Request request) {
    return ((Reading.Unreadable) reading(request)).refusal().reason();
  }

  private static Reading reading(Request request) {
    return assertTimeoutPreemptively(BOUND, () -> PayloadReader.read(request, LIMIT));
  }

  private static Request json(String body) {
    return new Request("application/json", null, null, bytes(body));
  }

  private static Request form(String body) {
    return new Request("application/x-www-form-urlencoded", null, null, bytes(body));
  }

  private static Request multipart(String boundary, String body) {
    return new Request("multipart/form-data; boundary=" + boundary, null, null, bytes(body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String repeat(int times, IntFunction<String> text) {
    return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining());
  }
}
