package hookline.processor;

import hookline.directory.DirectoryView;
import hookline.payload.PayloadTranslator;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor as it runs: the topology with its settings, its threads and what they may meet. */
public final class PayloadStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PayloadStream.class);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(8);
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** A character of JSON takes at most three bytes of UTF-8. */
  private static final int BYTES_PER_CHARACTER = 3;

  /** A post's text, at its longest, and its other fields. */
  private static final int REST_OF_POST = 256 << 10;

  private final DirectoryView directory;
  private final ProcessorConfig config;
  private final Topics topics;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long lastFailure = System.nanoTime();

  private volatile @Nullable KafkaStreams streams;

  /** What stopped the processor for good. */
  private volatile @Nullable String trouble;

  /**
   * A processor, not yet started.
   *
   * @param directory loaded; it stays the caller's to close
   */
  public PayloadStream(ProcessorConfig config, Topics topics, DirectoryView directory) {
    this.config = config;
    this.topics = topics;
    this.directory = directory;
  }

  private Topology topology() {
    PayloadJudge judge = new PayloadJudge(translator(topics.settings()), directory);
    DirectoryWait gate = new DirectoryWait(directory, config.directoryPatience());
    return new PayloadTopology(topics, judge, gate, config.idempotencyWindow()).get();
  }

  static PayloadTranslator translator(TopicSettings settings) {
    int most = (settings.safeRecordBytes() - REST_OF_POST) / BYTES_PER_CHARACTER;
    return new PayloadTranslator(Math.max(1_000, most));
  }

  /**
   * Begins to work; {@link #notReady} tells when it does. Once.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster cannot be asked
   */
  public void start() {
    KafkaStreams started = new KafkaStreams(topology(), properties(config, topics, replication()));
    started.setUncaughtExceptionHandler(this::onFailure);
    streams = started;
    started.start();
  }

  /** The memory is worth as many replicas as the payloads: without it the line stands still. */
  private int replication() {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(config.kafka()))) {
      return new TopicAdmin(admin, topics).payloadReplication();
    }
  }

  /** Why no payloads are processed just now, in one line, or null when they are. */
  public @Nullable String notReady() {
    String stopped = trouble;
    if (stopped != null) {
      return stopped;
    }
    String behind = directory.notReady();
    if (behind != null) {
      return behind;
    }
    KafkaStreams started = streams;
    if (started == null) {
      return "the processor is starting";
    }
    State state = started.state();
    return state == State.RUNNING
        ? null
        : "the processor is " + state.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Commits what is in hand and stops; the group keeps this member's place for its restart. */
  @Override
  public void close() {
    KafkaStreams started = streams;
    if (started != null) {
      started.close(
          CloseOptions.timeout(CLOSE_PATIENCE)
              .withGroupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
    }
  }

  /** The settings of the topology: the operator's where they are the operator's to choose. */
  static Properties properties(ProcessorConfig config, Topics topics, int replication) {
    TopicSettings settings = topics.settings();
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
    properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    // A new Hookline on an old log reads all of it; afterwards there are committed offsets.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(TopicSettings.minInSync(replication)));
    properties.putAll(config.kafka());

    // What follows is Hookline's own to set, or what its promises rest on.
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.prefix() + "processor");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
    properties.put(StreamsConfig.POLL_MS_CONFIG, config.pollTime().toMillis());
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        config.instanceId());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        settings.maxRecordBytes());
    return properties;
  }

  private StreamThreadExceptionResponse onFailure(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof FencedInstanceIdException) {
      trouble = "another process has this one's instance id; give each its own state.dir";
      LOG.error("Stopping: {}", trouble);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (cause instanceof RetriableException) {
      // The cluster's trouble, not a bug: where in the code it was met helps nobody.
      LOG.warn(
          "A processor thread lost the cluster and is replaced; uncommitted payloads are processed"
              + " again: {}",
          cause.getMessage());
    } else {
      LOG.error(
          "A processor thread failed and is replaced; uncommitted payloads are processed again: {}",
          failure.getMessage(),
          failure);
    }
    pause();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** What fails again at once must not fill the log: each failure in a row waits longer. */
  private void pause() {
    long now = System.nanoTime();
    if (now - lastFailure > FORGOTTEN_NANOS) {
      failures.set(0);
    }
    lastFailure = now;
    long millis = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(10, failures.getAndIncrement()));
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
