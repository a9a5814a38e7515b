package hookline.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestHeadTest {
  private static final String HEADERS = "Host: h\r\nX-Share: 100% %zz\r\n\r\n";

  @ParameterizedTest
  @CsvSource({
    "/?x=100%, /?x=100~",
    "/?x=%41%4g%zz%%41&y=%, /?x=%41~4g~zz~%41&y=~",
    "/%e, /~e",
    "/a%20b%2, /a%20b~2",
    "/, /"
  })
  void strayPercents_areMarkedHoweverTheyArrive(String target, String marked) {
    String head = "POST " + target + " HTTP/1.1\r\n" + HEADERS;
    String expected =
        "POST " + marked.replace('~', RequestHead.STRAY_PERCENT) + " HTTP/1.1\r\n" + HEADERS;
    for (int piece = 1; piece <= head.length(); piece++) {
      RequestHead looked = new RequestHead();
      assertThat(look(looked, head, piece)).as("in pieces of %d", piece).isEqualTo(expected);
      assertThat(looked.isOver()).isTrue();
      assertThat(looked.headers()).isEqualTo(2);
      assertThat(looked.bytes()).isEqualTo(head.length());
      assertThat(looked.urlBytes()).isEqualTo(target.length());
    }
  }

  @Test
  void whatFollowsTheHead_isLeftAlone() {
    RequestHead head = new RequestHead();
    String request = "POST / HTTP/1.1\r\n\r\nPOST /?% HTTP/1.1\r\n\r\n";

    assertThat(look(head, request, request.length())).isEqualTo(request);

    head.begin();
    assertThat(look(head, "GET /?% HTTP/1.1\r\n\r\n", 100)).contains("?" + '\u001A');
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%", "GET /%4"})
  void anEndInTheMiddle_givesBackWhatWasHeld(String text) {
    assertThat(look(new RequestHead(), text, 3)).hasSameSizeAs(text);
  }

  /** As the wire does it: what is undecided comes again in front of the next piece. */
  private static String look(RequestHead head, String text, int piece) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 2);
    for (int at = 0; at < bytes.length; at += piece) {
      int count = Math.min(piece, bytes.length - at);
      buffer.put(bytes, at, count);
      int decided = head.look(buffer, 0, at + count == bytes.length);
      passed.write(buffer.array(), 0, decided);
      buffer.flip().position(decided).compact();
      assertThat(buffer.position()).isLessThanOrEqualTo(2);
    }
    return passed.toString(ISO_8859_1);
  }
}
