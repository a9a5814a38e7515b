package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a request ends. Whoever reads two requests where another reads one lets a third party slip
 * one in: what is not plain is refused, and the connection with it.
 */
@Timeout(60)
final class FramingTest {
  private static final String LINE = "POST /hooks/" + HOOK_ID + " HTTP/1.1\r\nHost: h\r\n";
  private static final int LENGTH = TEXT.length();
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("framing-test");
  }

  @AfterAll
  static void stop() {
    ingress.awaitNothingInFlight();
    ingress.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -15",
        "Content-Length: +15",
        "Content-Length: fifteen",
        "Content-Length: 0x0f",
        "Content-Length: 15, 16",
        "Content-Length:",
        "Content-Length: 15\r\nContent-Length: 16",
        "Content-Length: 15\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 15",
        "Content-Length: 15\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000Bchunked",
      })
  void doubtfulLength_isRefusedAndEndsTheConnection(String headers) {
    long before = ingress.written.count();
    try (RawConnection connection = connect()) {
      connection.send(LINE + headers + "\r\n\r\n" + TEXT + request(TEXT));

      assertThat(connection.readResponse())
          .startsWith("HTTP/1.1 400")
          .contains("Connection: close")
          .contains("X-Request-Id: ");
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertThat(ingress.written.count()).isEqualTo(before);
  }

  /** Chunks in chunks, whose inner ones somebody else may well read. */
  @Test
  void chunkedTwice_isRefusedThoughItCouldBeRead() {
    long before = ingress.written.count();
    String twice = "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (RawConnection connection = connect()) {
      connection.send(LINE + twice + Integer.toHexString(LENGTH) + "\r\n" + TEXT + "\r\n0\r\n\r\n");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 400");
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertThat(ingress.written.count()).isEqualTo(before);
  }

  @Test
  void lengthThatIsTooShort_isABodyAndThenNoRequest() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Content-Length: " + LENGTH + "\r\n\r\n" + TEXT + "more\r\n\r\n");

      String response = connection.readResponse();
      assertThat(response).startsWith("HTTP/1.1 200");
      assertThat(ingress.written.of(RawConnection.delivery(response)).value())
          .isEqualTo(TEXT.getBytes(UTF_8));
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 400");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "fffffffffffffffffff\r\nx",
      })
  void badChunks_endTheConnectionAndAreNotTaken(String chunks) {
    long before = ingress.written.count();
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Transfer-Encoding: chunked\r\n\r\n" + chunks + request(TEXT));
      assertThat(connection.readUntilClosed()).doesNotContain("HTTP/1.1 200");
    }
    assertThat(ingress.written.count()).isEqualTo(before);
  }

  @Test
  void http10_keepsTheConnectionOnlyWhenAsked() {
    String line = LINE.replace("HTTP/1.1", "HTTP/1.0") + "Content-Length: " + LENGTH + "\r\n";
    try (RawConnection connection = connect()) {
      for (int i = 0; i < 2; i++) {
        connection.send(line + "Connection: keep-alive\r\n\r\n" + TEXT);
        assertThat(connection.readResponse()).contains(" 200 ", "keep-alive").endsWith("ok");
      }
      connection.send(line + "\r\n" + TEXT);
      assertThat(connection.readResponse()).contains(" 200 ").endsWith("ok");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void senderThatIsDoneSending_stillGetsItsAnswer() {
    try (RawConnection connection = connect()) {
      connection.send(request(TEXT));
      connection.finish();
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 60, 90, 100})
  void halfARequest_isNotTakenAndNothingIsHeldForIt(int percent) {
    long before = ingress.written.count();
    String whole = LINE + "Content-Length: 1000\r\n\r\n" + " ".repeat(1000);
    try (RawConnection connection = connect()) {
      connection.send(whole.substring(0, (whole.length() - 1) * percent / 100));
      connection.finish();
      assertThat(connection.readUntilClosed()).doesNotContain("HTTP/1.1 200");
    }
    ingress.awaitNothingInFlight();
    assertThat(ingress.written.count()).isEqualTo(before);
  }

  private static RawConnection connect() {
    return new RawConnection(ingress.port());
  }

  private static String request(String body) {
    return LINE + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
