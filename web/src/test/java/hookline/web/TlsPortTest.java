package hookline.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hookline.embedded.TestAuthority;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port of HTTPS: what it speaks, what it bounds, and what it says to who speaks otherwise. */
class TlsPortTest {
  private static final TestAuthority AUTHORITY = new TestAuthority();
  private static final HttpBounds BOUNDS =
      new HttpBounds(2, 4, 8 << 10, 4 << 10, Duration.ofMillis(1_500));

  @TempDir static Path folder;
  private static Tls tls;
  private static HttpPort port;

  @BeforeAll
  static void start() throws Exception {
    TestAuthority.Signed signed = AUTHORITY.sign("RSA", Instant.now().plus(Duration.ofDays(90)));
    TlsFiles files =
        new TlsFiles(
            Files.writeString(folder.resolve("fullchain.pem"), signed.chain()),
            Files.writeString(folder.resolve("privkey.pem"), signed.traditionalKey()),
            "");
    tls = new Tls(files, Clock.systemUTC());
    port =
        HttpPort.start(
            "127.0.0.1",
            0,
            BOUNDS,
            tls,
            new BlockingHandler(
                exchange -> {
                  long length = exchange.getInputStream().readAllBytes().length;
                  exchange
                      .getResponseSender()
                      .send("%s read %d".formatted(exchange.getRequestScheme(), length));
                }));
  }

  @AfterAll
  static void stop() {
    port.close();
    tls.close();
  }

  @Test
  void request_isAnswered_inHttp1() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .sslContext(AUTHORITY.trusting())
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + port.port() + "/"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("https read 300000");
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
  }

  @Test
  void protocols_areTls12AndTls13_andNoOlder() throws Exception {
    for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (SSLSocket socket = connect()) {
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      }
    }
    // The JDK's own client does not speak the older ones any more: by hand, a greeting of TLS 1.1.
    byte[] greeting = new byte[5 + 4 + 2 + 32 + 1 + 4 + 2];
    byte[] start = {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2};
    System.arraycopy(start, 0, greeting, 0, start.length);
    System.arraycopy(new byte[] {0, 2, 0, 47, 1, 0}, 0, greeting, 44, 6);
    byte[] answer = sendPlain(greeting);
    assertThat(answer[0]).as("an alert").isEqualTo((byte) 21);
    assertThat(answer[6]).as("protocol_version").isEqualTo((byte) 70);
  }

  @Test
  void severalRequests_onOneConnection_areAnswered() throws Exception {
    try (SSLSocket socket = connect()) {
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 200");
        socket.getInputStream().readNBytes("https read 0".length());
      }
    }
  }

  @Test
  void tooLargeHeaders_areToldSo() throws Exception {
    String answer = sendWithin("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431").contains("larger than the 8192 bytes allowed");
  }

  @Test
  void whatIsNoHttp_isToldSo_andTheConnectionEnds() throws Exception {
    assertThat(sendWithin("\u0001\u0002\u0003\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("This cannot be read as an HTTP request");
  }

  @Test
  void unknownFraming_isRefused() throws Exception {
    assertThat(sendWithin("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("The only Transfer-Encoding understood is chunked");
  }

  @Test
  void plainHttp_isToldToSpeakHttps_alsoWithABodyUnread() throws Exception {
    String post =
        "POST /hooks/x HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000);
    for (String request : new String[] {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", post}) {
      String answer = new String(sendPlain(bytes(request)), ISO_8859_1);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("This port speaks HTTPS: use https:// in place of http://.")
          .contains("X-Request-Id: ");
    }
  }

  @Test
  void aConnectionThatSaysNothing_ends() throws Exception {
    assertThat(sendPlain(new byte[0])).isEmpty();
  }

  @Test
  void aHandshakeThatDoesNotComeToItsEnd_ends_alsoByteByByte() throws Exception {
    byte[] half = {22, 3, 1, 0, 100, 1, 0, 0, 96, 3, 3};
    assertThat(sendPlain(half)).isEmpty();
    try (Socket socket = plain()) {
      OutputStream out = socket.getOutputStream();
      assertThatThrownBy(
              () -> {
                out.write(new byte[] {22, 3, 1, 63, 0, 1, 0, 62, 0, 3, 3});
                for (int i = 0; i < 16_000; i++) {
                  out.write(0);
                  if (socket.getInputStream().available() > 0 || hasEnded(socket)) {
                    throw new IOException("ended after " + i);
                  }
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHeadThatDoesNotComeToItsEnd_withinTls_ends() throws Exception {
    assertThat(sendWithin("GET / HTTP/1.1\r\nX-Half: ")).doesNotContain("200");
  }

  @Test
  void garbageWithinTheHandshake_endsTheConnection_andNothingElse() throws Exception {
    byte[] garbage = new byte[300];
    Arrays.fill(garbage, (byte) 0x55);
    garbage[0] = 22;
    sendPlain(garbage);
    request_isAnswered_inHttp1();
  }

  @Test
  void aClientThatDoesNotTrust_endsTheHandshake_andNothingElse() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            new TestAuthority()
                .trusting()
                .getSocketFactory()
                .createSocket("localhost", port.port())) {
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
    request_isAnswered_inHttp1();
  }

  private static boolean hasEnded(Socket socket) throws IOException {
    socket.setSoTimeout(5);
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  private static SSLSocket connect() throws IOException {
    SSLSocket socket =
        (SSLSocket) AUTHORITY.trusting().getSocketFactory().createSocket("localhost", port.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static Socket plain() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** All that comes until the server closes, within TLS. */
  private static String sendWithin(String text) throws IOException {
    try (SSLSocket socket = connect()) {
      socket.getOutputStream().write(bytes(text));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** All that comes until the server closes, without TLS. */
  private static byte[] sendPlain(byte[] bytes) throws IOException {
    try (Socket socket = plain()) {
      socket.getOutputStream().write(bytes);
      return socket.getInputStream().readAllBytes();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
