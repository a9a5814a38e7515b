package hookline.processor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop that keeps the place in the group, and one that gives it up. */
class MembershipTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So long that nothing in a test can be due to the end of a session. */
  private static final String SESSION_MILLIS = "1200000";

  @TempDir Path stateDirs;

  private final Cluster cluster = new Cluster();
  private final DirectoryView view = cluster.loadedView();
  private final Admin admin = Admin.create(Map.<String, Object>copyOf(cluster.kafka));

  @AfterEach
  void close() {
    admin.close();
    view.close();
    cluster.close();
  }

  @Test
  void stop_keepsThePlace_andARestartMovesNothing() throws Exception {
    try (PayloadStream other = stream("other")) {
      Map<String, Set<TopicPartition>> before;
      try (PayloadStream stopped = stream("stopped")) {
        before = awaitOneEach(stopped, other);
      }
      assertThat(assignments()).isEqualTo(before);
      try (PayloadStream restarted = stream("stopped")) {
        restarted.start();
        await().atMost(PATIENCE).until(() -> restarted.notReady() == null);
        assertThat(assignments()).isEqualTo(before);
        assertThat(other.notReady()).isNull();
      }
    }
  }

  @Test
  void stopThatLeaves_hasTheOthersTakeOver_longBeforeTheSessionEnds() throws Exception {
    try (PayloadStream staying = stream("staying")) {
      try (PayloadStream leaving = stream("leaving")) {
        awaitOneEach(leaving, staying);
        leaving.leaveWhenClosed();
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(assignments()).containsOnlyKeys("staying-1");
                assertThat(assignments().get("staying-1")).hasSize(2);
              });
      await().atMost(PATIENCE).until(() -> staying.notReady() == null);
    }
  }

  @Test
  void anotherOfTheSameName_isWaitedFor_andFollowedWithoutAHand() {
    try (PayloadStream first = stream("same")) {
      first.start();
      await().atMost(PATIENCE).until(() -> first.notReady() == null);
      try (PayloadStream second = stream("same", "of-the-second")) {
        second.start();
        await().atMost(PATIENCE).until(() -> second.notReady() == null);
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(first.notReady()).contains("another process", "state.dir"));
        second.leaveWhenClosed();
      }
      await().atMost(PATIENCE).until(() -> first.notReady() == null);
    }
  }

  private PayloadStream stream(String name) {
    return stream(name, name);
  }

  private PayloadStream stream(String name, String stateDir) {
    Map<String, String> kafka = new HashMap<>(cluster.kafka);
    kafka.put("session.timeout.ms", SESSION_MILLIS);
    return PayloadStream.live(
        ProcessorConfig.defaults(stateDirs.resolve(stateDir), name, kafka), cluster.topics, view);
  }

  /** Starts both, and returns when each has one of the two partitions. */
  private Map<String, Set<TopicPartition>> awaitOneEach(PayloadStream one, PayloadStream other)
      throws Exception {
    one.start();
    other.start();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions() // There is no group before its first member.
        .untilAsserted(
            () -> {
              assertThat(assignments().values()).hasSize(2).allMatch(its -> its.size() == 1);
              assertThat(one.notReady()).isNull();
              assertThat(other.notReady()).isNull();
            });
    return assignments();
  }

  /** Of the group's members, by their names; a thread's is its process' with a number. */
  private Map<String, Set<TopicPartition>> assignments() throws Exception {
    String group = cluster.topics.processorApplication();
    return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
        .collect(
            toMap(
                member -> member.groupInstanceId().orElseThrow(),
                member -> member.assignment().topicPartitions()));
  }
}
