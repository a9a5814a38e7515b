package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.judge.PayloadJudge;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver of the topology cannot do to a task. */
class PayloadProcessorTest {
  private static final Duration INTERVAL = Duration.ofMillis(25);

  @TempDir Path stateDir;

  @Test
  void process_afterTheTaskWasRevived_announcesADirectChannelAgain() {
    PayloadProcessor processor = processor(() -> 0);
    MockProcessorContext<String, byte[]> context = context();

    processor.init(context);
    processor.process(toJim());
    processor.process(toJim());
    assertThat(context.forwarded(PayloadTopology.DIRECT_CHANNELS)).hasSize(1);

    // The transaction is aborted, and with it the announcement; the task begins anew.
    context.resetForwards();
    processor.init(context);
    processor.process(toJim());
    assertThat(context.forwarded(PayloadTopology.DIRECT_CHANNELS)).hasSize(1);
  }

  @Test
  void commit_isAskedFor_atItsPace_asLongAsThereIsOneToMake() {
    AtomicLong nanos = new AtomicLong();
    PayloadProcessor processor = processor(nanos::get);
    MockProcessorContext<String, byte[]> context = context();
    processor.init(context);
    assertThat(context.scheduledPunctuators()).as("an idle task").isEmpty();

    processor.process(toJim());
    assertThat(context.committed()).as("after a pause, at once").isTrue();

    context.resetCommit();
    processor.process(toJim());
    assertThat(context.committed()).isFalse();
    nanos.addAndGet(INTERVAL.toNanos() - 1);
    ask(context);
    assertThat(context.committed()).as("before its time").isFalse();
    nanos.addAndGet(1);
    ask(context);
    assertThat(context.committed()).isTrue();

    ask(context);
    assertThat(asking(context)).as("after the last commit").isEmpty();
    processor.process(toJim());
    assertThat(asking(context)).hasSize(1);
    processor.init(context);
    assertThat(asking(context)).as("a task that begins anew").isEmpty();
  }

  private static List<CapturedPunctuator> asking(MockProcessorContext<String, byte[]> context) {
    return context.scheduledPunctuators().stream().filter(one -> !one.cancelled()).toList();
  }

  private static void ask(MockProcessorContext<String, byte[]> context) {
    assertThat(asking(context)).hasSize(1);
    asking(context).get(0).getPunctuator().punctuate(0);
  }

  private static PayloadProcessor processor(LongSupplier nanos) {
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    return new PayloadProcessor(
        Application.LIVE,
        topics,
        new PayloadJudge(topics.settings(), new TestDirectory()),
        stamp -> {},
        Line.WINDOW,
        ThreadLocal.withInitial(() -> new CommitPace(INTERVAL, nanos)),
        new ProcessorMetrics(new SimpleMeterRegistry(), Application.LIVE),
        new RejectionLog(System::nanoTime),
        Tracing.OFF);
  }

  private MockProcessorContext<String, byte[]> context() {
    Properties properties = new Properties();
    properties.putAll(Map.of("application.id", "test", "bootstrap.servers", "localhost:1"));
    MockProcessorContext<String, byte[]> context =
        new MockProcessorContext<>(properties, new TaskId(0, 0), stateDir.toFile());
    context.setRecordMetadata("hookline.payloads", 0, 0);
    StateStore store =
        Stores.windowStoreBuilder(
                Stores.inMemoryWindowStore(IdempotencyMemory.NAME, Line.WINDOW, Line.WINDOW, false),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return context;
  }

  private static Record<String, byte[]> toJim() {
    byte[] body = Line.bytes("{\"text\":\"a\",\"channel\":\"@jim\"}");
    return new Record<>("source", body, Line.START, new RecordHeaders(List.of()));
  }
}
