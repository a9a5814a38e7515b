package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class InFlightTest {
  @Test
  void memory_isBoundedAndGivenBack() {
    InFlight inFlight = new InFlight(100);
    assertThat(inFlight.enter()).isTrue();
    assertThat(inFlight.take(60)).isTrue();
    assertThat(inFlight.take(41)).isFalse();
    assertThat(inFlight.take(40)).isTrue();

    inFlight.leave(100);

    assertThat(inFlight.bytes()).isZero();
    assertThat(inFlight.take(100)).isTrue();
  }

  @Test
  void stop_waitsForTheLastOneOut() throws Exception {
    InFlight inFlight = new InFlight(100);
    assertThat(inFlight.enter()).isTrue();
    CompletableFuture<Integer> stop =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return inFlight.stop(Duration.ofSeconds(20));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Awaitility.await().until(inFlight::isStopping);
    assertThat(inFlight.enter()).isFalse();
    assertThat(stop).isNotDone();

    inFlight.leave(0);

    Awaitility.await().atMost(Duration.ofSeconds(5)).until(stop::isDone);
    assertThat(stop.join()).isZero();
  }

  @Test
  void stop_tellsHowManyItLeftBehind() throws Exception {
    InFlight inFlight = new InFlight(100);
    assertThat(inFlight.enter()).isTrue();

    assertThat(inFlight.stop(Duration.ofMillis(10))).isEqualTo(1);
  }
}
