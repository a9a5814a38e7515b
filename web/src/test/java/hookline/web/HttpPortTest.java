package hookline.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a port answers before, and instead of, any handler. */
@Timeout(60)
final class HttpPortTest {
  private static final int MAX_HEADER_BYTES = 64 << 10;
  private static final int MAX_URL_BYTES = 32 << 10;
  private static HttpPort port;

  @BeforeAll
  static void start() {
    port =
        HttpPort.start(
            "127.0.0.1",
            0,
            new HttpBounds(1, 1, MAX_HEADER_BYTES, MAX_URL_BYTES, Duration.ofSeconds(10)),
            exchange ->
                exchange
                    .getResponseSender()
                    .send(
                        exchange.getRequestPath()
                            + "?"
                            + RequestQuery.of(exchange)
                            + exchange.getRequestHeaders().get("X-Share")));
  }

  @AfterAll
  static void stop() {
    port.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET nowhere HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-Null: \0\r\n\r\n"
      })
  void whatIsNoRequest_isAnsweredInWordsAndWithAnId(String request) throws IOException {
    assertRefused(send(request), 400, "api.context.bad_request.app_error");
  }

  @Test
  void missingHost_isNamed() throws IOException {
    assertThat(send("GET / HTTP/1.1\r\n\r\n")).contains("No Host Header");
  }

  @Test
  void tooManyHeaders_areAnsweredWithTheBound() throws IOException {
    String response = send("GET / HTTP/1.1\r\nHost: h\r\n" + "X-Many: x\r\n".repeat(300) + "\r\n");

    assertRefused(response, 431, "api.context.request_headers_too_large.app_error");
    assertThat(response).contains("200 headers");
  }

  @Test
  void tooLargeHeaders_areAnsweredWithTheBoundToWhoStillSends() throws IOException {
    // More than the sockets' buffers hold, so that the sender is still at it when it is refused.
    String huge = "X-Huge: " + "x".repeat(20 << 20) + "\r\n\r\n";
    String response = send("GET / HTTP/1.1\r\nHost: h\r\n" + huge);

    assertRefused(response, 431, "api.context.request_headers_too_large.app_error");
    assertThat(response).contains(MAX_HEADER_BYTES + " bytes");
  }

  @ParameterizedTest
  @CsvSource({"32768, 200", "32769, 414", "50000, 414", "70000, 414", "20000000, 414"})
  void longUrl_isAnsweredWithTheBoundToWhoStillSends(int length, int status) throws IOException {
    String url = "/?q=" + "x".repeat(length - 4);
    String response =
        send(
            "POST "
                + url
                + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

    if (status == 200) {
      assertThat(response).startsWith("HTTP/1.1 200").contains(url);
    } else {
      assertRefused(response, 414, "api.context.url_too_long.app_error");
      assertThat(response).contains(MAX_URL_BYTES + " bytes");
    }
  }

  @Test
  void manyParameters_areAnsweredWithTheBound() throws IOException {
    String end = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    assertThat(send("GET /?" + "a&".repeat(999) + "a" + end)).startsWith("HTTP/1.1 200");
    String response = send("GET /?" + "a&".repeat(1_000) + "a" + end);

    assertRefused(response, 400, "api.context.bad_request.app_error");
    assertThat(response).contains("1000 parameters");
  }

  @Test
  void strayPercent_isTaken() throws IOException {
    assertThat(send("GET /a?x=100%&y=%41%zz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("/a?x=100%&y=%41%zz");
  }

  @Test
  void requestsInOneWrite_areAllAnsweredWithTheirIds() throws IOException {
    String request = "GET /%d HTTP/1.1\r\nHost: h\r\nX-Request-Id: id-%d\r\n\r\n";
    String responses =
        send(
            request.formatted(1, 1)
                + request.formatted(2, 2)
                + "GET /3?% HTTP/1.1\r\nConnection: close\r\n\r\n");

    assertThat(responses).contains("id-1", "/1?", "id-2", "/2?");
    assertRefused(
        responses.substring(responses.lastIndexOf("HTTP/1.1")),
        400,
        "api.context.bad_request.app_error");
  }

  @Test
  void headThatBeganWithTheRequestBefore_isLeftAsItIs() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
      socket.setSoTimeout(20_000);
      String second = "GET /2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Sh";
      socket
          .getOutputStream()
          .write(("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n" + second).getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().read()).as("the first one's answer").isEqualTo('H');
      // Alone it looks like the beginning of a request, with a percent sign in its target.
      socket.getOutputStream().write("are: 5% off\r\n\r\n".getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .contains("/1?", "/2?[5% off]");
    }
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void close_canBeRepeated() {
    HttpPort other = HttpPort.start("127.0.0.1", 0, HttpBounds.MANAGEMENT, ErrorBody.NOTHING_HERE);
    int number = other.port();
    other.close();
    other.close();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), number))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void portInUse_isTold() {
    assertThatThrownBy(
            () ->
                HttpPort.start(
                    "127.0.0.1", port.port(), HttpBounds.MANAGEMENT, ErrorBody.NOTHING_HERE))
        .hasMessageContaining("cannot listen on 127.0.0.1:" + port.port())
        .hasCauseInstanceOf(IOException.class);
  }

  private static void assertRefused(String response, int status, String id) {
    assertThat(response).startsWith("HTTP/1.1 " + status + " ").contains("Connection: close\r\n");
    int end = response.indexOf("\r\n\r\n");
    JsonNode body = Json.readTree(response.substring(end + 4).getBytes(UTF_8));
    assertThat(body.path("id").asText()).isEqualTo(id);
    assertThat(body.path("status_code").asInt()).isEqualTo(status);
    assertThat(body.path("message").asText()).endsWith(".");
    assertThat(body.path("request_id").asText()).hasSize(26);
    assertThat(response.substring(0, end))
        .contains("X-Request-Id: " + body.path("request_id").asText());
  }

  /** All that is answered until the server closes. */
  private static String send(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
