package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.UNKNOWN_ID;
import static hookline.ingress.RunningIngress.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.embedded.EmbeddedKafka;
import hookline.embedded.FreePort;
import hookline.topics.Headers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The brokers go away and come back: nobody hangs, nobody is lied to, nobody has to restart. */
@Isolated
@Timeout(120)
final class BrokersAwayTest {
  /** Seconds; well below the five that brokers get to confirm a record, on a busy machine too. */
  private static final double AT_ONCE = 4;

  /** Seconds; what a sender waits for at most, with as much again for a busy machine. */
  private static final double IN_THE_END = 12;

  private static final String HOOK = "/hooks/" + HOOK_ID;

  private final ExecutorService each = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    each.shutdownNow();
  }

  @Test
  void brokerStoppedAndStarted_isSeenThroughWithoutARestart(@TempDir Path data) throws Exception {
    int port = FreePort.find();
    EmbeddedKafka kafka = EmbeddedKafka.start(data, port, Map.of());
    try (RunningIngress ingress =
        new RunningIngress("away-test", kafka.bootstrapServers(), config -> config)) {
      List<String> acknowledged = new CopyOnWriteArrayList<>();
      acknowledged.add(delivery(ingress.post(HOOK, TEXT)));

      EmbeddedKafka stopping = kafka;
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);
      while (!stopped.isDone()) {
        HttpResponse<String> response = timely(ingress, HOOK, IN_THE_END);
        if (response.statusCode() == 200) {
          acknowledged.add(delivery(response));
        } else {
          assertUnavailable(response);
        }
      }
      stopped.join();
      awaitNotReady(ingress);

      HttpResponse<String> known = timely(ingress, HOOK, AT_ONCE);
      assertUnavailable(known);
      assertThat(known.body()).contains("nothing was stored");
      assertUnavailable(timely(ingress, "/hooks/" + UNKNOWN_ID, AT_ONCE));
      HttpResponse<String> slack = timely(ingress, "/services/T/B/" + HOOK_ID, AT_ONCE);
      assertThat(slack.body()).isEqualTo("service_unavailable");
      assertThat(slack.statusCode()).isEqualTo(503);

      kafka = EmbeddedKafka.start(data, port, Map.of());
      ingress.awaitReady();
      HttpResponse<String> back = timely(ingress, HOOK, IN_THE_END);
      assertThat(back.statusCode()).isEqualTo(200);
      acknowledged.add(delivery(back));

      assertThat(ingress.written.all())
          .extracting(record -> Headers.text(record.headers(), Headers.DELIVERY_ID))
          .doesNotHaveDuplicates()
          .containsAll(acknowledged);
    } finally {
      kafka.close();
    }
  }

  @Test
  void networkGoneWithRecordsInFlight_isToldAsUnconfirmed(@TempDir Path data) throws Exception {
    int port = FreePort.find();
    try (FreezableNetwork network = new FreezableNetwork(port);
        EmbeddedKafka kafka =
            EmbeddedKafka.start(
                data,
                port,
                Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + network.port()));
        RunningIngress ingress =
            new RunningIngress("frozen-test", "127.0.0.1:" + network.port(), config -> config)) {
      assertThat(kafka.bootstrapServers()).as("the way around").endsWith(":" + port);
      assertThat(ingress.post(HOOK, TEXT).statusCode()).isEqualTo(200);

      network.freeze();
      List<CompletableFuture<HttpResponse<String>>> inFlight =
          IntStream.range(0, 5)
              .mapToObj(i -> i % 2 == 0 ? HOOK : HOOK + "?wait=30s")
              .map(hook -> CompletableFuture.supplyAsync(() -> timely(ingress, hook, IN_THE_END)))
              .toList();
      awaitNotReady(ingress);
      assertUnavailable(timely(ingress, HOOK, AT_ONCE));
      for (CompletableFuture<HttpResponse<String>> request : inFlight) {
        HttpResponse<String> response = request.join();
        assertUnavailable(response);
        assertThat(response.body()).contains("may have been stored").contains("Idempotency-Key");
      }
      assertUnavailable(timely(ingress, "/hooks/" + UNKNOWN_ID, AT_ONCE));

      network.thaw();
      ingress.awaitReady();
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> timely(ingress, HOOK, IN_THE_END).statusCode() == 200);
      assertThat(timely(ingress, HOOK, AT_ONCE).statusCode()).as("and from then on").isEqualTo(200);
    }
  }

  /** Were the threads that read and answer to wait for room, everybody would wait with them. */
  @Test
  void moreThanTheProducerHoldsForBrokersThatAreSilent_isToldAtOnce(@TempDir Path data)
      throws Exception {
    int port = FreePort.find();
    try (FreezableNetwork network = new FreezableNetwork(port);
        EmbeddedKafka kafka =
            EmbeddedKafka.start(
                data,
                port,
                Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + network.port()));
        RunningIngress ingress =
            new RunningIngress(
                "full-test", "127.0.0.1:" + network.port(), BrokersAwayTest::withLittleRoom)) {
      assertThat(kafka.bootstrapServers()).as("the way around").endsWith(":" + port);
      assertThat(ingress.post(HOOK, TEXT).statusCode()).isEqualTo(200);

      network.freeze();
      // Headers take no room until they are records.
      HttpRequest.Builder request =
          HttpRequest.newBuilder(ingress.address(HOOK))
              .header("X-Long", "x".repeat(15_000))
              .POST(HttpRequest.BodyPublishers.ofString(TEXT));
      List<CompletableFuture<HttpResponse<String>>> inFlight =
          IntStream.range(0, 120)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> ingress.send(request.copy()), each))
              .toList();
      List<String> said = inFlight.stream().map(call -> call.join().body()).toList();
      assertThat(said).allMatch(body -> body.contains("stored"));
      assertThat(said).anyMatch(body -> body.contains("Too much is under way at once"));
      network.thaw();
    }
  }

  private static IngressConfig withLittleRoom(IngressConfig config) {
    return config.toBuilder().ioThreads(2).inFlightBytes(1 << 20).build();
  }

  private static void awaitNotReady(RunningIngress ingress) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ingress.ingress.notReady() != null);
  }

  private static HttpResponse<String> timely(RunningIngress ingress, String path, double seconds) {
    long begun = System.nanoTime();
    HttpResponse<String> response = ingress.post(path, TEXT);
    assertThat((System.nanoTime() - begun) / 1e9).as("seconds to the answer").isLessThan(seconds);
    return response;
  }

  private static void assertUnavailable(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body()).contains("api.context.unavailable.app_error");
  }
}
