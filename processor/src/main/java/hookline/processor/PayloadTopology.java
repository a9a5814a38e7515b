package hookline.processor;

import hookline.judge.PayloadJudge;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The line from payloads to what becomes of them:
 *
 * <pre>
 * [payloads] -> judge (remembers idempotency keys) -> posts           -> [posts]
 *                                                  -> rejections      -> [rejections]
 *                                                  -> duplicates      -> [duplicates]
 *                                                  -> direct-channels -> [direct-channels]
 *                                                  -> receipts        -> [receipts]
 * </pre>
 *
 * A replay's application has topics of its own for payloads, posts and rejections, and no memory.
 *
 * <p>The values are bytes all the way: what a payload means is the business of {@code payload}
 * alone, and a body that is no JSON must pass as it is.
 */
public final class PayloadTopology implements Supplier<Topology> {
  static final String POSTS = "posts";
  static final String REJECTIONS = "rejections";
  static final String DUPLICATES = "duplicates";
  static final String DIRECT_CHANNELS = "direct-channels";
  static final String RECEIPTS = "receipts";

  private final Application application;
  private final Topics topics;
  private final PayloadJudge judge;
  private final DirectoryGate gate;
  private final Duration idempotencyWindow;
  private final ThreadLocal<CommitPace> pace;
  private final ProcessorMetrics metrics;
  private final Tracing tracing;
  private final RejectionLog rejectionLog = new RejectionLog(System::nanoTime);

  PayloadTopology(
      Application application,
      Topics topics,
      PayloadJudge judge,
      DirectoryGate gate,
      Duration idempotencyWindow,
      Duration commitInterval,
      ProcessorMetrics metrics,
      Tracing tracing) {
    this.application = application;
    this.topics = topics;
    this.judge = judge;
    this.gate = gate;
    this.idempotencyWindow = idempotencyWindow;
    this.pace = ThreadLocal.withInitial(() -> new CommitPace(commitInterval, System::nanoTime));
    this.metrics = metrics;
    this.tracing = tracing;
  }

  @Override
  public Topology get() {
    Topology topology =
        new Topology()
            .addSource(
                "payloads",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                application.payloads(topics))
            .addProcessor("judge", judging(), "payloads");
    addSink(topology, POSTS, application.posts(topics));
    addSink(topology, REJECTIONS, application.rejections(topics));
    addSink(topology, DIRECT_CHANNELS, topics.directChannels());
    if (application == Application.LIVE) {
      addSink(topology, DUPLICATES, topics.duplicates());
      topology.addSink(
          RECEIPTS,
          topics.receipts(),
          ReceiptAddress.serializer(),
          new ByteArraySerializer(),
          ReceiptAddress.partitioner(),
          "judge");
    }
    return topology;
  }

  private static void addSink(Topology topology, String name, String topic) {
    topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), "judge");
  }

  private ProcessorSupplier<String, byte[], String, byte[]> judging() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, byte[], String, byte[]> get() {
        return new PayloadProcessor(
            application,
            topics,
            judge,
            gate,
            idempotencyWindow,
            pace,
            metrics,
            rejectionLog,
            tracing);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return application == Application.LIVE
            ? Set.of(IdempotencyMemory.store(idempotencyWindow, changelog()))
            : Set.of();
      }
    };
  }

  private Map<String, String> changelog() {
    TopicSettings settings = topics.settings();
    return Map.of("max.message.bytes", Integer.toString(settings.maxRecordBytes()));
  }
}
