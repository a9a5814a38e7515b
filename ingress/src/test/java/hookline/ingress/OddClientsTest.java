package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many, slow and hostile senders; an honest one beside them is served all the while. */
@Timeout(90)
final class OddClientsTest {
  private static final String HOOK = "/hooks/" + HOOK_ID;
  private static final String LINE = "POST " + HOOK + " HTTP/1.1\r\nHost: h\r\n";
  private static final String TOO_LARGE = "api.context.request_body_too_large.app_error";
  private static final String UNREADABLE = "web.incoming_webhook.decode.app_error";
  private static final int LIMIT = 300_000;
  private static RunningIngress ingress;
  private static ScheduledExecutorService slowly;

  @BeforeAll
  static void start() {
    slowly = Executors.newSingleThreadScheduledExecutor();
    ingress =
        new RunningIngress(
            "odd-clients-test",
            config ->
                config.toBuilder()
                    .ioThreads(2)
                    .requestDeadline(Duration.ofSeconds(6))
                    .minimumBytesPerSecond(100)
                    .inFlightBytes(4 << 20)
                    .build());
  }

  @AfterAll
  static void stop() {
    slowly.shutdownNow();
    ingress.close();
  }

  @AfterEach
  void nothingIsLeft() {
    ingress.awaitNothingInFlight();
    assertThat(ingress.post(HOOK, TEXT).statusCode()).isEqualTo(200);
  }

  @Test
  void idleConnections_holdNothingAndKeepNobodyOut() {
    List<RawConnection> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 2_000; i++) {
        idle.add(connect());
        if (i % 3 == 1) {
          idle.get(i).send(LINE + "X-");
        } else if (i % 3 == 2) {
          idle.get(i).send(LINE + "Content-Length: 250000\r\n\r\n ");
        }
        if (i % 500 == 499) {
          assertThat(ingress.post(HOOK, TEXT).statusCode()).isEqualTo(200);
        }
      }
      assertThat(ingress.ingress.inFlight().bytes())
          .as("taken as it arrives, not as it is announced")
          .isLessThanOrEqualTo(667L * 2_048);
      assertThat(idle.get(0).send(request(TEXT)).readResponse()).startsWith("HTTP/1.1 200");
    } finally {
      idle.forEach(RawConnection::close);
    }
  }

  @Test
  void headersByteByByte_areGivenUp() {
    try (RawConnection connection = connect()) {
      trickle(connection, LINE + "X-Slow: " + "x".repeat(1_000));
      assertThat(connection.readUntilClosed()).isEmpty();
    }
  }

  @Test
  void chunkExtensionsAndTrailersWithoutEnd_areCutOff() {
    for (String begin : List.of("5;", "5;a=\"", "0\r\nX-Trailer: ")) {
      try (RawConnection connection = connect()) {
        connection.send(LINE + "Transfer-Encoding: chunked\r\n\r\n" + begin);
        // Far more than is between the sender and the ingress: somebody would have to keep it.
        assertThatThrownBy(() -> connection.send("x".repeat(32 << 20)))
            .as(begin)
            .isInstanceOf(UncheckedIOException.class);
      }
    }
  }

  @Test
  void gzipBombs_areTooLarge() throws IOException {
    byte[] bomb = gzip(new byte[200 << 20]);
    assertThat(bomb).hasSizeBetween(100_000, LIMIT);
    for (int i = 0; i < 20; i++) {
      assertRefused(postGzip(bomb), 413, TOO_LARGE);
    }
    assertRefused(postGzip(join(gzip(text(LIMIT - 10)), gzip(text(100)))), 413, TOO_LARGE);
    byte[] empty = gzip(new byte[0]);
    byte[] manyMembers = new byte[LIMIT / empty.length * empty.length];
    for (int i = 0; i < manyMembers.length; i += empty.length) {
      System.arraycopy(empty, 0, manyMembers, i, empty.length);
    }
    assertThat(postGzip(manyMembers).statusCode()).isEqualTo(400);
  }

  @Test
  void gzipInGzip_isInflatedOnce() throws IOException {
    byte[] nested = gzip(gzip(new byte[200 << 20]));
    assertRefused(postGzip(nested), 400, UNREADABLE);
    assertRefused(
        ingress.post(HOOK, BodyPublishers.ofByteArray(nested), "Content-Encoding", "gzip, gzip"),
        400,
        UNREADABLE);
  }

  @Test
  void brokenGzip_isUnreadable() throws IOException {
    byte[] whole = gzip(text(10_000));
    assertThat(postGzip(whole).statusCode()).isEqualTo(200);
    assertRefused(postGzip(Arrays.copyOf(whole, whole.length / 2)), 400, UNREADABLE);
    assertRefused(postGzip(Arrays.copyOf(whole, whole.length - 1)), 400, UNREADABLE);
    assertRefused(postGzip(Arrays.copyOf(whole, 5)), 400, UNREADABLE);
    assertRefused(postGzip(TEXT.getBytes(UTF_8)), 400, UNREADABLE);
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 8] ^= 1;
    assertRefused(postGzip(wrongSum), 400, UNREADABLE);
  }

  private static HttpResponse<String> postGzip(byte[] body) {
    return ingress.post(HOOK, BodyPublishers.ofByteArray(body), "Content-Encoding", "gzip");
  }

  private static void assertRefused(HttpResponse<String> response, int status, String id) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(id);
  }

  private static RawConnection connect() {
    return new RawConnection(ingress.port());
  }

  /** A byte every half second, until the connection is closed. */
  private static void trickle(RawConnection connection, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    int[] at = {0};
    slowly.scheduleAtFixedRate(
        () -> connection.send(new byte[] {bytes[at[0]++]}), 0, 500, TimeUnit.MILLISECONDS);
  }

  private static String request(String body) {
    return LINE + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static byte[] text(int length) {
    return ("{\"text\":\"" + "x".repeat(length - 11) + "\"}").getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(plain);
    }
    return zipped.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
