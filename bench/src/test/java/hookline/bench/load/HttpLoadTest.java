package hookline.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
  private final AtomicInteger requests = new AtomicInteger();
  private Undertow server;

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aClosedLoad_countsWhatWasAnswered() throws Exception {
    int port = serve(exchange -> exchange.getResponseSender().send("ok"));
    try (HttpLoad load = HttpLoad.open(port, 8, List.of(post("a"), post("b".repeat(100_000))))) {
      // A server on a busy machine may answer nothing for longer than that.
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> {
                int before = requests.get();
                LoadResult result = load.closed(Duration.ofMillis(300)).allTaken("the server");
                assertThat(result.answered())
                    .isPositive()
                    .isLessThanOrEqualTo(requests.get() - before);
              });
    }
  }

  @Test
  void whatIsDueWhileTheServerStands_countsFromWhenItWasDue() throws Exception {
    CountDownLatch later = new CountDownLatch(1);
    int port =
        serve(
            exchange -> {
              if (requests.get() == 1) {
                later.await();
              }
              exchange.getResponseSender().send("ok");
            });
    Thread opener =
        new Thread(
            () -> {
              long end = System.nanoTime() + 500_000_000;
              while (System.nanoTime() < end) {
                Thread.onSpinWait();
              }
              later.countDown();
            });
    try (HttpLoad load = HttpLoad.open(port, 1, List.of(post("x")))) {
      opener.start();
      LoadResult result =
          load.paced(100, Duration.ofMillis(400), Answers.UNSEEN).allTaken("the server");
      assertThat(result.answered()).isEqualTo(40);
      // All forty were due before the server went on: each waited, though thirty-nine of them had
      // not even been sent.
      assertThat(result.latency().getMinValue()).isGreaterThan(90_000_000);
    }
  }

  @Test
  void anythingButA200_isNoFigure() throws Exception {
    int port =
        serve(
            exchange -> {
              exchange.setStatusCode(503);
              exchange.getResponseSender().send("no");
            });
    try (HttpLoad load = HttpLoad.open(port, 2, List.of(post("x")))) {
      LoadResult result = load.closed(Duration.ofMillis(100));
      assertThat(result.answered()).isZero();
      assertThat(result.refused()).isPositive();
      assertThatThrownBy(() -> result.allTaken("the server")).hasMessageContaining("else than 200");
    }
  }

  private static byte[] post(String body) {
    return HttpRequests.post("/", body.getBytes(UTF_8));
  }

  private int serve(HttpHandler answer) {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                exchange ->
                    exchange
                        .getRequestReceiver()
                        .receiveFullBytes(
                            (read, body) -> {
                              requests.incrementAndGet();
                              read.dispatch(answer);
                            }))
            .build();
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }
}
