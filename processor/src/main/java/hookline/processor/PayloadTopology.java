package hookline.processor;

import hookline.judge.PayloadJudge;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
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
 * The values are bytes all the way: what a payload means is the business of {@code payload} alone,
 * and a body that is no JSON must pass as it is.
 */
public final class PayloadTopology implements Supplier<Topology> {
  static final String POSTS = "posts";
  static final String REJECTIONS = "rejections";
  static final String DUPLICATES = "duplicates";
  static final String DIRECT_CHANNELS = "direct-channels";
  static final String RECEIPTS = "receipts";

  private final Topics topics;
  private final PayloadJudge judge;
  private final DirectoryGate gate;
  private final Duration idempotencyWindow;

  PayloadTopology(
      Topics topics, PayloadJudge judge, DirectoryGate gate, Duration idempotencyWindow) {
    this.topics = topics;
    this.judge = judge;
    this.gate = gate;
    this.idempotencyWindow = idempotencyWindow;
  }

  @Override
  public Topology get() {
    return new Topology()
        .addSource(
            "payloads", new StringDeserializer(), new ByteArrayDeserializer(), topics.payloads())
        .addProcessor("judge", judging(), "payloads")
        .addSink(POSTS, topics.posts(), new StringSerializer(), new ByteArraySerializer(), "judge")
        .addSink(
            REJECTIONS,
            topics.rejections(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "judge")
        .addSink(
            DUPLICATES,
            topics.duplicates(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "judge")
        .addSink(
            DIRECT_CHANNELS,
            topics.directChannels(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "judge")
        .addSink(
            RECEIPTS,
            topics.receipts(),
            ReceiptAddress.serializer(),
            new ByteArraySerializer(),
            ReceiptAddress.partitioner(),
            "judge");
  }

  private ProcessorSupplier<String, byte[], String, byte[]> judging() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, byte[], String, byte[]> get() {
        return new PayloadProcessor(topics, judge, gate, idempotencyWindow);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(IdempotencyMemory.store(idempotencyWindow, changelog()));
      }
    };
  }

  private Map<String, String> changelog() {
    TopicSettings settings = topics.settings();
    return Map.of("max.message.bytes", Integer.toString(settings.maxRecordBytes()));
  }
}
