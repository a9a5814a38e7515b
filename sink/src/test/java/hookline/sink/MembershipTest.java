package hookline.sink;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stop that keeps the place in the groups, and one that gives it up. */
@ExtendWith(Servers.class)
final class MembershipTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** So long that nothing in a test can be due to the end of a session. */
  private static final Map<String, String> LONG_SESSION = Map.of("session.timeout.ms", "1200000");

  private TestLog log;
  private TestStore database;

  @BeforeEach
  void useOwn(TestLog testLog, TestStore testStore) {
    log = testLog;
    database = testStore;
  }

  @Test
  void stop_keepsThePlace_andARestartMovesNothing() throws Exception {
    try (Sink other = sink("other")) {
      Map<String, Set<TopicPartition>> before;
      try (Sink stopped = sink("stopped")) {
        before = awaitShared(stopped, other);
      }
      assertThat(assignments("sink")).isEqualTo(before);
      try (Sink restarted = sink("stopped")) {
        restarted.start();
        await().atMost(SOON).until(() -> restarted.notReady() == null);
        assertThat(assignments("sink")).isEqualTo(before);
        assertThat(other.notReady()).isNull();
      }
    }
  }

  @Test
  void stopThatLeaves_hasTheOthersTakeOver_longBeforeTheSessionEnds() throws Exception {
    try (Sink staying = sink("staying")) {
      Map<String, Set<TopicPartition>> before;
      try (Sink leaving = sink("leaving")) {
        before = awaitShared(leaving, staying);
        leaving.leaveWhenClosed();
      }
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(assignments("sink")).containsOnlyKeys("staying");
                assertThat(assignments("sink").get("staying"))
                    .containsAll(before.get("leaving"))
                    .containsAll(before.get("staying"));
                assertThat(assignments("sink-replay")).containsOnlyKeys("staying");
              });
    }
  }

  @Test
  void anotherOfTheSameName_isWaitedFor_andFollowedWithoutAHand() throws Exception {
    try (Sink first = sink("same")) {
      first.start();
      await().atMost(SOON).until(() -> first.notReady() == null);
      try (Sink second = sink("same")) {
        second.start();
        await().atMost(SOON).until(() -> second.notReady() == null);
        await()
            .atMost(SOON)
            .untilAsserted(
                () -> assertThat(first.notReady()).contains("another process joined as same"));
        second.leaveWhenClosed();
      }
      await().atMost(SOON).until(() -> first.notReady() == null);
    }
  }

  private Sink sink(String instanceId) {
    SinkConfig config = database.config(log.topics(), log.kafka()).withGroupInstanceId(instanceId);
    return new Sink(SinkUnderTest.withKafka(config, LONG_SESSION), log.topics());
  }

  /** Starts both, and returns when each has a part of all partitions. */
  private Map<String, Set<TopicPartition>> awaitShared(Sink one, Sink other) throws Exception {
    one.start();
    other.start();
    int all = 0;
    for (String topic : Sink.liveTopics(log.topics())) {
      all +=
          log.admin()
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .get(topic)
              .partitions()
              .size();
    }
    int partitions = all;
    await()
        .atMost(SOON)
        .ignoreExceptions() // There is no group before its first member.
        .untilAsserted(
            () -> {
              Map<String, Set<TopicPartition>> now = assignments("sink");
              assertThat(now.values()).hasSize(2).noneMatch(Set::isEmpty);
              assertThat(now.values().stream().mapToInt(Set::size).sum()).isEqualTo(partitions);
              assertThat(one.notReady()).isNull();
              assertThat(other.notReady()).isNull();
            });
    return assignments("sink");
  }

  /** Of a group's members, by their names. */
  private Map<String, Set<TopicPartition>> assignments(String group) throws Exception {
    String id = log.topics().prefix() + group;
    return log.admin().describeConsumerGroups(List.of(id)).all().get().get(id).members().stream()
        .collect(
            toMap(
                member -> member.groupInstanceId().orElseThrow(),
                member -> member.assignment().topicPartitions()));
  }
}
