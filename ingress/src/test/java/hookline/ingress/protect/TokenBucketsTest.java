package hookline.ingress.protect;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.RateLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private static final RateLimit TEN_A_MINUTE = RateLimit.read("10/m");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final TokenBuckets<String> buckets = new TokenBuckets<>(nanos::get);

  @Test
  void aUnitsRequests_comeAtOnce_andThenEachWaitsForItsShare() {
    assertThat(takeAll(TEN_A_MINUTE)).isEqualTo(10);
    assertThat(buckets.take("a", TEN_A_MINUTE)).isEqualTo(Duration.ofSeconds(6));

    pass(Duration.ofSeconds(6).minusNanos(1));
    assertThat(buckets.take("a", TEN_A_MINUTE)).as("too early").isEqualTo(Duration.ofNanos(1));
    pass(Duration.ofNanos(1));
    assertThat(buckets.take("a", TEN_A_MINUTE)).as("as it was told").isZero();
    assertThat(buckets.take("a", TEN_A_MINUTE)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void whoIsRefused_doesNotPushTheTimeAway() {
    takeAll(TEN_A_MINUTE);
    for (int second = 0; second < 6; second++) {
      assertThat(buckets.take("a", TEN_A_MINUTE)).isEqualTo(Duration.ofSeconds(6 - second));
      pass(Duration.ofSeconds(1));
    }
    assertThat(buckets.take("a", TEN_A_MINUTE)).isZero();
  }

  @Test
  void senders_haveTheirOwn() {
    takeAll(TEN_A_MINUTE);
    assertThat(buckets.take("b", TEN_A_MINUTE)).isZero();
  }

  @Test
  void anotherLimit_holdsAtOnce() {
    takeAll(TEN_A_MINUTE);
    assertThat(takeAll(RateLimit.read("3/h"))).isEqualTo(3);
    assertThat(buckets.take("a", RateLimit.OFF)).isZero();
    assertThat(buckets.take("a", RateLimit.read("3/h"))).isPositive();
  }

  @Test
  void manySendersAtOnce_getNoMoreThanThereIs() {
    AtomicInteger taken = new AtomicInteger();
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(
            i -> {
              if (buckets.take("a", RateLimit.read("1000/h")).isZero()) {
                taken.incrementAndGet();
              }
            });
    assertThat(taken).hasValue(1_000);
  }

  @Test
  void aFloodOfSenders_takesNoMoreMemoryThanThereIsForThem() {
    for (int sender = 0; sender < TokenBuckets.MOST + 20_000; sender++) {
      buckets.take("sender" + sender, RateLimit.read("1/h"));
    }
    assertThat(buckets.size()).isLessThanOrEqualTo(TokenBuckets.MOST);
  }

  @Test
  void whatIsFullAgain_isForgotten() {
    for (int sender = 0; sender < 10_000; sender++) {
      buckets.take("sender" + sender, TEN_A_MINUTE);
    }
    assertThat(buckets.size()).isEqualTo(10_000);
    pass(Duration.ofSeconds(70));
    assertThat(buckets.size()).isZero();
  }

  private int takeAll(RateLimit limit) {
    int taken = 0;
    while (buckets.take("a", limit).isZero()) {
      taken++;
    }
    return taken;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
