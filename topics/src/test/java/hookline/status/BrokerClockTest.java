package hookline.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerClockTest {
  private final BrokerClock clock = new BrokerClock();

  @Test
  void clocksThatAgree_areLeftAlone_howeverOldTheRecordsAre() {
    clock.take(10_000, 90_000);
    clock.readUpTo(90_000);
    assertThat(clock.at(90_000)).isEqualTo(90_000);
    clock.take(91_000, 92_000);
    assertThat(clock.at(92_000)).isEqualTo(92_000);
  }

  @Test
  void aClockBehindTheBrokers_isSeenAtOnce() {
    clock.take(100_000, 40_000);
    assertThat(clock.at(41_000)).isEqualTo(101_000);
  }

  @Test
  void aClockBeforeTheBrokers_isSeenByWhatComesAfterALook() {
    clock.take(40_000, 100_000);
    clock.readUpTo(100_000);
    clock.take(41_000, 102_000);
    assertThat(clock.at(102_000)).isBetween(41_000L, 43_000L);
  }

  @Test
  void aClockThatIsSetRight_isBelievedAgain() {
    clock.take(100_000, 40_000);
    clock.readUpTo(100_000);
    clock.take(101_000, 102_000);
    assertThat(clock.at(102_000)).isBetween(101_000L, 103_000L);
  }
}
