package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop: those in flight are served, those who come later are sent elsewhere. */
@Timeout(60)
final class GracefulStopTest {
  private static final String LINE = "POST /hooks/" + HOOK_ID + " HTTP/1.1\r\nHost: h\r\n";

  @Test
  void requestInFlight_isFinishedAndNewOnesAreSentElsewhere() {
    RunningIngress ingress = new RunningIngress("stop-test");
    try (ingress;
        RawConnection slow = new RawConnection(ingress.port());
        RawConnection idle = new RawConnection(ingress.port())) {
      idle.send(LINE + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT);
      assertThat(idle.readResponse()).startsWith("HTTP/1.1 200").contains("keep-alive");
      // Answered with 100, so it is certainly in flight.
      slow.send(LINE + "Expect: 100-continue\r\nContent-Length: " + TEXT.length() + "\r\n\r\n");
      assertThat(slow.readHead()).startsWith("HTTP/1.1 100");

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(ingress.server::close);
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> ingress.ingress.inFlight().isStopping());
      assertThat(ingress.ingress.notReady()).isEqualTo("the ingress is stopping");

      idle.send(LINE + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT);
      assertThat(idle.readResponse())
          .startsWith("HTTP/1.1 503")
          .contains("Connection: close")
          .contains("Retry-After: ");
      assertThat(idle.isClosedByServer()).isTrue();
      assertThat(stopped).isNotDone();

      slow.send(TEXT);
      assertThat(slow.readResponse())
          .startsWith("HTTP/1.1 200")
          .contains("Connection: close")
          .endsWith("ok");
      Awaitility.await().atMost(Duration.ofSeconds(5)).until(stopped::isDone);
      stopped.join();
      assertThat(ingress.written.count()).isEqualTo(2);
    }
  }

  /** A balancer sends on until it has asked again whether this one is ready. */
  @Test
  void whileABalancerHasNotNoticed_requestsAreServed_andConnectionsEnd() throws Exception {
    RunningIngress ingress =
        new RunningIngress(
            "drain-test",
            config -> config.toBuilder().ioThreads(2).drainTime(Duration.ofMinutes(1)).build());
    Thread stop = new Thread(ingress.server::close);
    try (RawConnection kept = new RawConnection(ingress.port())) {
      String request = LINE + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;
      kept.send(request);
      assertThat(kept.readResponse()).startsWith("HTTP/1.1 200").contains("keep-alive");
      stop.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> "the ingress is stopping".equals(ingress.ingress.notReady()));

      kept.send(request);
      assertThat(kept.readResponse()).startsWith("HTTP/1.1 200").contains("Connection: close");
      assertThat(kept.isClosedByServer()).isTrue();
      try (RawConnection late = new RawConnection(ingress.port())) {
        late.send(request);
        assertThat(late.readResponse()).startsWith("HTTP/1.1 200").contains("Connection: close");
      }
      assertThat(stop.isAlive()).isTrue();
      stop.interrupt();
      stop.join(Duration.ofSeconds(30).toMillis());
      assertThat(stop.isAlive()).isFalse();
      assertThat(ingress.written.count()).isEqualTo(3);
    } finally {
      ingress.close();
    }
  }

  @Test
  void requestThatNeverEnds_doesNotHoldTheStopUp() {
    RunningIngress ingress =
        new RunningIngress(
            "stop-bounded-test",
            config ->
                config.toBuilder()
                    .ioThreads(2)
                    .minimumBytesPerSecond(0)
                    .drainTime(Duration.ZERO)
                    .stopPatience(Duration.ofSeconds(1))
                    .build());
    try (ingress;
        RawConnection slow = new RawConnection(ingress.port())) {
      slow.send(LINE + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
      assertThat(slow.readHead()).startsWith("HTTP/1.1 100");

      long begun = System.nanoTime();
      ingress.server.close();
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(5).toNanos());
      assertThat(slow.isClosedByServer()).isTrue();
    }
  }
}
