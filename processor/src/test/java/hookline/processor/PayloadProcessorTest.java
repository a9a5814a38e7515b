package hookline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.judge.PayloadJudge;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver of the topology cannot do to a task. */
class PayloadProcessorTest {
  @TempDir Path stateDir;

  @Test
  void process_afterTheTaskWasRevived_announcesADirectChannelAgain() {
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    PayloadJudge judge = new PayloadJudge(topics.settings(), new TestDirectory());
    PayloadProcessor processor =
        new PayloadProcessor(
            Application.LIVE,
            topics,
            judge,
            stamp -> {},
            Line.WINDOW,
            new ProcessorMetrics(new SimpleMeterRegistry(), Application.LIVE),
            new RejectionLog(System::nanoTime),
            Tracing.OFF);
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
