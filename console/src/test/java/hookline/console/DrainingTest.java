package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import io.undertow.server.handlers.BlockingHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop of the console: nobody's call fails by it. */
@Timeout(60)
class DrainingTest {
  private final CountDownLatch slowMayEnd = new CountDownLatch(1);
  private final CountDownLatch slowHasBegun = new CountDownLatch(1);
  private final Draining draining =
      new Draining(
          new BlockingHandler(
              exchange -> {
                if (exchange.getRequestPath().equals("/slow")) {
                  slowHasBegun.countDown();
                  assertThat(slowMayEnd.await(30, TimeUnit.SECONDS)).isTrue();
                }
                exchange.getResponseSender().send("done");
              }),
          () -> {});
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void callsAreServed_thenRefused_andThoseUnderWayWaitedFor() throws Exception {
    HttpBounds bounds = new HttpBounds(1, 4, 32 << 10, 8 << 10, Duration.ofSeconds(10));
    try (HttpPort port = HttpPort.start("127.0.0.1", 0, bounds, draining)) {
      CompletableFuture<HttpResponse<String>> slow =
          client.sendAsync(request(port, "/slow"), BodyHandlers.ofString());
      assertThat(slowHasBegun.await(30, TimeUnit.SECONDS)).isTrue();
      Thread stop = new Thread(() -> draining.drain(Duration.ofMinutes(1), Duration.ofMinutes(1)));
      stop.start();
      await()
          .until(
              () -> client.send(request(port, "/"), BodyHandlers.ofString()),
              answer -> answer.headers().firstValue("Connection").orElse("").equals("close"));
      assertThat(client.send(request(port, "/"), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);

      stop.interrupt();
      await()
          .until(
              () -> client.send(request(port, "/"), BodyHandlers.ofString()).statusCode(),
              status -> status == 503);
      assertThat(stop.isAlive()).isTrue();
      slowMayEnd.countDown();
      assertThat(slow.get().statusCode()).isEqualTo(200);
      stop.join();
    }
  }

  private static HttpRequest request(HttpPort port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path)).build();
  }
}
