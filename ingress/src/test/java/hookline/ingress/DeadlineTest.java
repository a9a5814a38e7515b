package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker's confirmation that comes after the deadline answers nobody a second time. */
@Timeout(60)
final class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofMillis(200);
  private static final Duration LINGER = Duration.ofMillis(1_500);

  @Test
  void confirmationAfterTheDeadline_isNoSecondAnswer() {
    try (RunningIngress ingress =
            new RunningIngress(
                "deadline-test",
                config ->
                    config.toBuilder()
                        .ioThreads(1)
                        .requestDeadline(DEADLINE)
                        .minimumBytesPerSecond(0)
                        .linger(LINGER)
                        .build());
        RawConnection connection = new RawConnection(ingress.port())) {
      for (int i = 1; i <= 3; i++) {
        connection.send(
            "POST /hooks/"
                + HOOK_ID
                + " HTTP/1.1\r\nHost: h\r\nX-Request-Id: request-"
                + i
                + "\r\nContent-Length: "
                + TEXT.length()
                + "\r\n\r\n"
                + TEXT);
        assertThat(connection.readResponse())
            .startsWith("HTTP/1.1 503")
            .contains("X-Request-Id: request-" + i + "\r\n")
            .contains("may have been stored")
            .doesNotContain("Hookline-Delivery");
      }
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> ingress.written.count() == 3);
      // Were an answer still to come, it would be this one's.
      connection.send("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(connection.readResponse()).startsWith("HTTP/1.1 404");
    }
  }
}
