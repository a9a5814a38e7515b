package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryPosition;
import hookline.directory.DirectoryPosition.TopicPosition;
import hookline.directory.DirectoryView;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Waiting for the directory, on a real broker. */
class DirectoryWaitTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static Cluster cluster;

  private final DirectoryView view = cluster.loadedView();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final ProcessorMetrics metrics = new ProcessorMetrics(registry, Application.LIVE);

  @BeforeAll
  static void open() {
    cluster = new Cluster();
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @AfterEach
  void close() {
    view.close();
  }

  @Test
  void await_noStampOrNoneThatCanBeRead_passes() {
    DirectoryWait wait = new DirectoryWait(view, LONG, metrics);
    wait.await(null);
    wait.await(new RecordHeader(Headers.DIRECTORY_POSITION, (byte[]) null));
    wait.await(new RecordHeader(Headers.DIRECTORY_POSITION, new byte[] {(byte) 0xFF, '=', ':'}));
    wait.await(stamp("hooks=rubbish:x,,=:"));
    wait.await(stamp(view.position().toString()));
    assertThat(unreachableStamps()).isZero();
  }

  @Test
  void await_aLaterStamp_waitsForWhatIsWrittenThen() throws Exception {
    DirectoryWait wait = new DirectoryWait(view, LONG, metrics);
    Header later = stamp(moved(view.position(), 1).toString());
    FutureTask<Void> waiting = new FutureTask<>(() -> wait.await(later), null);
    Thread thread = new Thread(waiting);
    thread.start();
    await().until(thread::getState, state -> state == Thread.State.TIMED_WAITING);
    assertThat(waiting.isDone()).isFalse();

    writeHook("later");

    waiting.get(20, TimeUnit.SECONDS);
    assertThat(view.hookBySource("later")).isNotNull();
    assertThat(unreachableStamps()).isZero();
  }

  @Test
  void await_aStampOfTopicsThatAreNoMore_passesAtOnceAndCountsOnce() {
    DirectoryWait wait = new DirectoryWait(view, LONG, metrics);
    Uuid gone = Uuid.randomUuid();
    long start = System.nanoTime();
    wait.await(stamp("hooks=" + gone + ":17"));
    wait.await(stamp("hooks=" + gone + ":18,users=" + position(DirectoryTopic.USERS)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
    assertThat(unreachableStamps()).isOne();
  }

  @Test
  void await_aStampPastTheEnd_passesAfterItsPatience() {
    DirectoryWait wait = new DirectoryWait(view, SHORT, metrics);
    long start = System.nanoTime();
    wait.await(stamp(moved(view.position(), 1_000_000).toString()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(SHORT);
    assertThat(unreachableStamps()).isOne();
  }

  @Test
  void await_aViewThatIsBehind_failsAndSucceedsOnceItHasRead() throws Exception {
    DirectoryWait wait = new DirectoryWait(view, SHORT, metrics);
    CountDownLatch resume = new CountDownLatch(1);
    try {
      // What waits for the next record holds up the thread that reads.
      view.reached(moved(view.position(), 1)).thenRun(() -> awaitQuietly(resume));
      writeHook("behind1");
      writeHook("behind2");
      Header stamp = stamp(end().toString());

      assertThatThrownBy(() -> wait.await(stamp))
          .isInstanceOf(StreamsException.class)
          .hasMessageContaining("the directory is behind the payloads");
      assertThat(view.hookBySource("behind2")).isNull();

      resume.countDown();
      new DirectoryWait(view, LONG, metrics).await(stamp);
      assertThat(view.hookBySource("behind2")).isNotNull();
      wait.await(stamp);
      assertThat(unreachableStamps()).isZero();
    } finally {
      resume.countDown();
    }
  }

  @Test
  void await_aViewThatHasNotBegun_waitsForIt() {
    writeHook("before");
    Header stamp = stamp(end().toString());
    try (DirectoryView fresh = DirectoryView.start(cluster.topics, cluster.kafka)) {
      DirectoryWait wait = new DirectoryWait(fresh, LONG, metrics);
      wait.await(stamp);
      assertThat(fresh.hookBySource("before")).isNotNull();
      assertThat(unreachableStamps()).isZero();
    }
  }

  private static void writeHook(String source) {
    Hook hook = new TestDirectory().hooks.get("source");
    Hook another =
        new Hook(
            source,
            TestDirectory.id(source),
            1,
            1,
            0,
            hook.userId(),
            hook.channelId(),
            hook.teamId(),
            "",
            "",
            "",
            "",
            false,
            hook.dialect(),
            "UTC",
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE);
    cluster.writer.write(
        directory -> java.util.List.of(DirectoryEntry.of(DirectoryTopic.HOOKS, another)));
  }

  private double unreachableStamps() {
    return registry.get("hookline.processor.directory.unreachable.stamps").counter().count();
  }

  /** Where the topics end, which the view of this test need not know. */
  private static DirectoryPosition end() {
    try (DirectoryView other = cluster.loadedView()) {
      return other.position();
    }
  }

  private String position(DirectoryTopic topic) {
    TopicPosition position = view.position().topics().get(topic);
    return position.topicId() + ":" + position.next();
  }

  /** The position with that many more hooks. */
  private static DirectoryPosition moved(DirectoryPosition from, long by) {
    Map<DirectoryTopic, TopicPosition> topics = new EnumMap<>(from.topics());
    topics.computeIfPresent(
        DirectoryTopic.HOOKS,
        (topic, position) -> new TopicPosition(position.topicId(), position.next() + by));
    return new DirectoryPosition(topics);
  }

  private static Header stamp(String text) {
    return new RecordHeader(Headers.DIRECTORY_POSITION, Headers.bytes(text));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
