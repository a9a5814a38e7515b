package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {
  private static final Object TASK = new Object();
  private static final Object OTHER_TASK = new Object();

  private long now = 1_000_000_000;
  private final CommitPace pace = new CommitPace(Duration.ofMillis(25), () -> now);

  @Test
  void firstRecord_isCommittedAtOnce_andTheNextAfterTheInterval() {
    assertThat(pace.isDue(TASK)).as("nothing was processed").isFalse();
    pace.owe();
    assertThat(pace.isDue(TASK)).isTrue();

    pass(5);
    pace.owe();
    assertDueAfter(25);
  }

  @Test
  void interval_beginsWhenTheThreadIsBackFromItsCommit_notWhenItAsked() {
    commitTaking(20);
    pace.owe();
    assertDueAfter(25);
  }

  @Test
  void slowCommit_isFollowedByAsMuchWork() {
    commitTaking(300);
    pace.owe();
    assertDueAfter(300);
  }

  @Test
  void oneSlowCommit_isForgottenAfterAQuickOne() {
    commitTaking(300);
    pass(300);
    commitTaking(3);
    pace.owe();
    pass(25);
    assertThat(pace.isDue(TASK)).isTrue();
  }

  @Test
  void commitThatTakesForEver_isFollowedByASecondOfWork() {
    commitTaking(60_000);
    pace.owe();
    assertDueAfter(CommitPace.LONGEST.toMillis());
  }

  @Test
  void otherTasks_askNothing_betweenTheRequestAndTheCommit_andDoNotEndIt() {
    pace.owe();
    assertThat(pace.isDue(TASK)).isTrue();
    pass(40);
    assertThat(pace.isDue(OTHER_TASK)).isFalse();
    pass(60);
    pace.owe();
    pass(99);
    assertThat(pace.isDue(OTHER_TASK)).as("the commit took 100 ms, not 40").isFalse();
    pass(1);
    assertThat(pace.isDue(OTHER_TASK)).isTrue();
  }

  @Test
  void idleThread_learnsFromTheTaskThatAskedThatItIsBack() {
    pace.owe();
    assertThat(pace.isDue(TASK)).isTrue();
    pass(10);
    assertThat(pace.isDue(TASK)).as("nothing was processed since").isFalse();
    pass(10_000);
    pace.owe();
    assertThat(pace.isDue(TASK)).as("it was idle for long").isTrue();
  }

  /** A record, and its commit. */
  private void commitTaking(long millis) {
    pass(25);
    pace.owe();
    assertThat(pace.isDue(TASK)).isTrue();
    pass(millis);
    assertThat(pace.isDue(TASK)).as("it is back, and nothing was processed").isFalse();
  }

  private void assertDueAfter(long millis) {
    pass(millis - 1);
    assertThat(pace.isDue(TASK)).isFalse();
    pass(1);
    assertThat(pace.isDue(TASK)).isTrue();
  }

  private void pass(long millis) {
    now += millis * 1_000_000;
  }
}
