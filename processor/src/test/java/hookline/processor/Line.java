package hookline.processor;

import hookline.judge.PayloadJudge;
import hookline.payload.model.Post;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.Receipt;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a driver, with the settings it runs with, and what comes out of it. */
final class Line implements AutoCloseable {
  static final long START = 1_792_777_234_567L;
  static final Duration WINDOW = Duration.ofHours(24);

  final Topics topics;
  final TestDirectory directory = new TestDirectory();
  final MeterRegistry registry = new SimpleMeterRegistry();

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> payloads;
  private final TestOutputTopic<String, byte[]> posts;
  private final TestOutputTopic<String, byte[]> rejections;
  private final TestOutputTopic<String, byte[]> duplicates;
  private final TestOutputTopic<String, byte[]> directChannels;
  private final TestOutputTopic<String, byte[]> receipts;
  private long now = START;

  Line(Path stateDir, TopicSettings settings, DirectoryGate gate) {
    this.topics = new Topics(settings);
    ProcessorConfig config =
        ProcessorConfig.defaults(stateDir, "test-0", Map.of("bootstrap.servers", "localhost:1"));
    PayloadJudge judge = new PayloadJudge(settings, directory);
    Properties properties = PayloadStream.properties(Application.LIVE, config, topics, 1);
    driver =
        new TopologyTestDriver(
            new PayloadTopology(
                    Application.LIVE,
                    topics,
                    judge,
                    gate,
                    config.idempotencyWindow(),
                    config.commitInterval(),
                    new ProcessorMetrics(registry, Application.LIVE),
                    Tracing.OFF)
                .get(),
            properties);
    payloads =
        driver.createInputTopic(
            topics.payloads(), new StringSerializer(), new ByteArraySerializer());
    posts = output(topics.posts());
    rejections = output(topics.rejections());
    duplicates = output(topics.duplicates());
    directChannels = output(topics.directChannels());
    receipts = output(topics.receipts());
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Moves record time on. */
  void pass(Duration time) {
    now += time.toMillis();
  }

  /** A payload of JSON to {@code source}, with further headers as names and values in turns. */
  void send(String body, String... headers) {
    sendTo("source", bytes(body), headers);
  }

  void sendTo(String source, byte[] body, String... headers) {
    RecordHeaders all = new RecordHeaders();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], bytes(headers[i + 1]));
    }
    send(source, body, all);
  }

  void send(String source, byte[] body, org.apache.kafka.common.header.Headers headers) {
    payloads.pipeInput(new TestRecord<>(source, body, headers, Instant.ofEpochMilli(now)));
  }

  List<TestRecord<String, byte[]>> postRecords() {
    return posts.readRecordsToList();
  }

  List<Post> posts() {
    return postRecords().stream().map(record -> Json.read(record.value(), Post.class)).toList();
  }

  List<String> messages() {
    return posts().stream().map(Post::message).toList();
  }

  List<TestRecord<String, byte[]>> rejections() {
    return rejections.readRecordsToList();
  }

  /** The only rejection there is. */
  TestRecord<String, byte[]> rejection() {
    List<TestRecord<String, byte[]>> all = rejections();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " rejections: " + all);
    }
    return all.get(0);
  }

  List<TestRecord<String, byte[]>> duplicates() {
    return duplicates.readRecordsToList();
  }

  List<TestRecord<String, byte[]>> directChannels() {
    return directChannels.readRecordsToList();
  }

  /** The warnings counted so far, by kind. */
  Map<String, Double> warnings() {
    Map<String, Double> warnings = new LinkedHashMap<>();
    registry
        .find("hookline.processor.warnings")
        .counters()
        .forEach(
            counter -> {
              if (counter.count() > 0) {
                warnings.put(counter.getId().getTag("kind"), counter.count());
              }
            });
    return warnings;
  }

  List<TestRecord<String, byte[]>> receipts() {
    return receipts.readRecordsToList();
  }

  /** The only receipt there is. */
  Receipt receipt() {
    List<TestRecord<String, byte[]>> all = receipts();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " receipts: " + all);
    }
    return Json.read(all.get(0).value(), Receipt.class);
  }

  /** How many keys are remembered, in memory and on disk. */
  int remembered() {
    WindowStore<String, byte[]> store = driver.getWindowStore(IdempotencyMemory.NAME);
    int count = 0;
    try (KeyValueIterator<Windowed<String>, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Windowed<String>, byte[]> entry = all.next();
        if (entry.value != null) {
          count++;
        }
      }
    }
    return count;
  }

  /** The headers as text, in order. */
  static Map<String, String> headers(TestRecord<String, byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      if (headers.put(header.key(), Headers.text(record.headers(), header.key())) != null) {
        throw new AssertionError("twice: " + header.key());
      }
    }
    return headers;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    driver.close();
  }
}
