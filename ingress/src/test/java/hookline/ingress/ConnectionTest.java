package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP as it comes over the wire: whatever is legal, and what slow or hostile senders do. */
@Timeout(60)
final class ConnectionTest {
  private static final Duration DEADLINE = Duration.ofSeconds(6);
  private static final String LINE = "POST /hooks/" + HOOK_ID + " HTTP/1.1\r\nHost: h\r\n";
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("connection-test", config -> withDeadline(config, DEADLINE));
  }

  private static IngressConfig withDeadline(IngressConfig config, Duration deadline) {
    return config.toBuilder()
        .ioThreads(2)
        .requestDeadline(deadline)
        .minimumBytesPerSecond(100)
        .inFlightBytes(2 << 20)
        .maxHeaderBytes(128 << 10)
        .build();
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void pipelinedRequests_areAnsweredInOrder() {
    try (RawConnection connection = connect()) {
      String bad = "nonsense";
      connection.send(request(TEXT) + request(bad) + request(TEXT) + request(TEXT));

      assertThat(connection.readResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 400").contains("decode");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
    }
  }

  @Test
  void chunkedBody_isTaken() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Transfer-Encoding: chunked\r\n\r\n");
      connection.send("5\r\n" + TEXT.substring(0, 5) + "\r\n");
      connection.send(Integer.toHexString(TEXT.length() - 5) + ";x=y\r\n" + TEXT.substring(5));
      connection.send("\r\n0\r\n\r\n");

      String response = connection.readResponse();
      assertThat(response).startsWith("HTTP/1.1 200").endsWith("ok");
      assertThat(valueOf(response)).isEqualTo(TEXT.getBytes(UTF_8));

      connection.send(request(TEXT));
      assertThat(connection.readResponse()).as("kept alive").startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void chunkedBodyOverTheLimit_isRefusedBeforeItsEnd() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
      for (int sent = 0; sent <= 300_000; sent += 0x8000) {
        connection.send(chunk);
      }
      // And no end.
      assertThat(connection.readResponse())
          .startsWith("HTTP/1.1 413")
          .contains("Connection: close")
          .contains("api.context.request_body_too_large.app_error");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void announcedBodyOverTheLimit_isRefusedBeforeItIsSent() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Content-Length: 300001\r\nExpect: 100-continue\r\n\r\n");

      assertThat(connection.readResponse()).startsWith("HTTP/1.1 413");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void senderOfFarTooMuch_canFinishAndThenReadsItsAnswer() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Content-Length: 10000000\r\n\r\n");
      for (int sent = 0; sent < 10; sent++) {
        connection.send("x".repeat(1_000_000)); // Fails when the connection is reset.
      }
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 413");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void senderOfFarTooManyChunks_canFinishAndThenReadsItsAnswer() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";
      for (int sent = 0; sent < 10; sent++) {
        connection.send(chunk); // Fails when the connection is reset.
      }
      connection.send("0\r\n\r\n");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 413");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void announcedLengthBeyondAnyNumber_isRefused() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Content-Length: 99999999999999999999999\r\n\r\n");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void queryOfManyParameters_isTaken() {
    String query = "a=1&".repeat(990);
    String line = LINE.replace(" HTTP/1.1", "?" + query + " HTTP/1.1");
    try (RawConnection connection = connect()) {
      connection.send(line + "Content-Length: 12\r\n\r\n{\"text\":\"x\"}");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void queryOfMoreParametersThanAnybodyHas_isRefused() {
    String query = "a=1&".repeat(1_010);
    String line = LINE.replace(" HTTP/1.1", "?" + query + " HTTP/1.1");
    try (RawConnection connection = connect()) {
      connection.send(line + "Content-Length: 12\r\n\r\n{\"text\":\"x\"}");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void expectContinue_isAnswered() {
    try (RawConnection connection = connect()) {
      connection.send(
          LINE + "Expect: 100-continue\r\nContent-Length: " + TEXT.length() + "\r\n\r\n");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 100");
      connection.send(TEXT);
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
      connection.send(request(TEXT));
      assertThat(connection.readResponse()).as("kept alive").startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void http10_isTaken() {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST /hooks/"
              + HOOK_ID
              + " HTTP/1.0\r\nContent-Length: "
              + TEXT.length()
              + "\r\n\r\n"
              + TEXT);
      assertThat(connection.readResponse()).contains(" 200 ").endsWith("ok");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void trickledBody_isGivenUp() {
    // No deadline to speak of: only the minimum rate can end it.
    try (RunningIngress patient =
            new RunningIngress(
                "trickle-test", config -> withDeadline(config, Duration.ofHours(1)));
        RawConnection connection = new RawConnection(patient.port())) {
      connection.send(LINE + "Content-Length: 10000\r\n\r\n");
      String response = connection.readResponse();

      assertThat(response).startsWith("HTTP/1.1 408").contains("Connection: close");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void bodyThatNeverEnds_isGivenUpAtTheDeadline() {
    try (RawConnection connection = connect()) {
      // Faster than the minimum rate at every moment, by one burst; and then too slow for the
      // whole.
      connection.send(LINE + "Content-Length: 10000\r\n\r\n" + "x".repeat(9_000));
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 408");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void headersThatNeverEnd_areGivenUpAtTheDeadline() {
    try (RawConnection connection = connect()) {
      connection.send(LINE + "X-Slow: ");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void brokenOffBody_isNotTaken() {
    long before = ingress.written.count();
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Content-Length: 1000\r\n\r\n" + TEXT);
      connection.finish();
      assertThat(connection.isClosedByServer()).isTrue();
    }
    try (RawConnection connection = connect()) {
      connection.send(LINE + "Transfer-Encoding: chunked\r\n\r\n10\r\n" + TEXT + "\r\n");
      connection.finish();
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertThat(ingress.written.count()).isEqualTo(before);
  }

  @Test
  void moreThanIsHeldAtOnce_isToldToComeAgain() {
    // Eight senders hold 260 kB each and would send more; the bound is 2 MiB.
    RawConnection[] slow =
        IntStream.range(0, 9).mapToObj(i -> connect()).toArray(RawConnection[]::new);
    try {
      for (RawConnection connection : slow) {
        connection.send(LINE + "Content-Length: 290000\r\n\r\n" + "x".repeat(280_000));
      }
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(3))
          .untilAsserted(
              () -> {
                try (RawConnection connection = connect()) {
                  String body = "{\"text\":\"" + "x".repeat(250_000) + "\"}";
                  connection.send(request(body));
                  assertThat(connection.readResponse())
                      .startsWith("HTTP/1.1 503")
                      .contains("Retry-After: 1");
                }
              });
    } finally {
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              try (RawConnection connection = connect()) {
                String body = "{\"text\":\"" + "x".repeat(250_000) + "\"}";
                connection.send(request(body));
                assertThat(connection.readResponse()).startsWith("HTTP/1.1 200");
              }
            });
  }

  private static RawConnection connect() {
    return new RawConnection(ingress.port());
  }

  private static String request(String body) {
    return LINE + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static byte[] valueOf(String response) {
    return ingress.written.of(RawConnection.delivery(response)).value();
  }
}
