package hookline.processor;

import hookline.directory.DirectoryView;
import hookline.judge.PayloadJudge;
import hookline.topics.GroupSettings;
import hookline.topics.MemberNames;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor as it runs: the topology with its settings, kept running. */
public final class PayloadStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PayloadStream.class);

  private final Application application;
  private final DirectoryView directory;
  private final ProcessorConfig config;
  private final Topics topics;
  private final MeterRegistry registry;
  private final Tracing tracing;

  private volatile @Nullable KeptStreams streams;
  private volatile boolean leaves;

  private PayloadStream(
      Application application,
      ProcessorConfig config,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing) {
    this.application = application;
    this.config = config;
    this.topics = topics;
    this.directory = directory;
    this.registry = registry;
    this.tracing = tracing;
  }

  /** As below, measured and traced by nobody. */
  public static PayloadStream live(ProcessorConfig config, Topics topics, DirectoryView directory) {
    return live(config, topics, directory, new CompositeMeterRegistry(), Tracing.OFF);
  }

  /**
   * A processor, not yet started.
   *
   * @param directory loaded; it stays the caller's to close
   * @param registry where it puts its metrics; stays the caller's to close
   * @param tracing where it puts its spans; stays the caller's to close
   */
  public static PayloadStream live(
      ProcessorConfig config,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing) {
    return new PayloadStream(Application.LIVE, config, topics, directory, registry, tracing);
  }

  /**
   * A processor of what replays write, not yet started.
   *
   * @param config its {@code stateDir} and {@code instanceId} may be those of a live processor
   * @param directory loaded; it stays the caller's to close
   * @param registry where it puts its metrics; stays the caller's to close
   * @param tracing where it puts its spans; stays the caller's to close
   */
  public static PayloadStream replay(
      ProcessorConfig config,
      Topics topics,
      DirectoryView directory,
      MeterRegistry registry,
      Tracing tracing) {
    return new PayloadStream(Application.REPLAY, config, topics, directory, registry, tracing);
  }

  private Topology topology() {
    PayloadJudge judge = new PayloadJudge(topics.settings(), directory);
    ProcessorMetrics metrics = new ProcessorMetrics(registry, application);
    DirectoryWait gate = new DirectoryWait(directory, config.directoryPatience(), metrics);
    return new PayloadTopology(
            application,
            topics,
            judge,
            gate,
            config.idempotencyWindow(),
            config.commitInterval(),
            metrics,
            tracing)
        .get();
  }

  /**
   * Begins to work; {@link #notReady} tells when it does. Once.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster cannot be asked
   */
  public void start() {
    Properties properties = properties(application, config, topics, replication());
    KeptStreams.Names names = null;
    if (config.groupProtocol() == GroupProtocol.CLASSIC) {
      names =
          closing ->
              MemberNames.awaitFree(
                  config.kafka(), application.id(topics), config.memberNames(), closing);
    } else {
      // What StreamsConfig of 4.3.1 refuses or ignores, tried.
      LOG.warn(
          "group.protocol=streams, in Kafka 4.3: members have no names, so a stop moves partitions"
              + " and a restart moves them back; num.standby.replicas, session.timeout.ms and"
              + " heartbeat.interval.ms are the group's, as streams.num.standby.replicas and so on:"
              + " kafka-configs.sh --alter --entity-type groups --entity-name {} --add-config ...;"
              + " there are no warm-up replicas",
          application.id(topics));
    }
    streams =
        KeptStreams.start(
            () -> new KafkaStreams(topology(), properties),
            new StreamMetrics(registry, application),
            names);
  }

  /** The memory is worth as many replicas as the payloads: without it the line stands still. */
  private int replication() {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(config.kafka()))) {
      return new TopicAdmin(admin, topics).payloadReplication();
    }
  }

  /** Why no payloads are processed just now, in one line, or null when they are. */
  public @Nullable String notReady() {
    String behind = directory.notReady();
    if (behind != null) {
      return behind;
    }
    KeptStreams started = streams;
    return started == null ? "the processor is starting" : started.notReady();
  }

  /** Has the close leave the group, so that others take over at once: there is no restart. */
  public void leaveWhenClosed() {
    leaves = true;
  }

  /**
   * Commits what is in hand and stops; the group keeps this member's place for its restart, for as
   * long as its session, unless {@link #leaveWhenClosed} was said.
   */
  @Override
  public void close() {
    KeptStreams started = streams;
    if (started != null) {
      if (leaves) {
        started.leaveWhenClosed();
      }
      started.close();
    }
  }

  /** The settings of the topology: the operator's where they are the operator's to choose. */
  static Properties properties(
      Application application, ProcessorConfig config, Topics topics, int replication) {
    TopicSettings settings = topics.settings();
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
    properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    // A new Hookline on an old log reads all of it; afterwards there are committed offsets.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // What a restore asks next waits behind its last fetch, which waits for records that will not
    // come: at Kafka's default half a second for each partition.
    properties.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(TopicSettings.minInSync(replication)));
    if (config.groupProtocol() == GroupProtocol.CLASSIC) {
      properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, GroupSettings.HEARTBEAT_MILLIS);
    }
    properties.putAll(config.kafka());

    // What follows is Hookline's own to set, or what its promises rest on.
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application.id(topics));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    // Its own only where nobody asks: commits go at a pace of ours.
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, CommitPace.LONGEST.toMillis());
    properties.put(StreamsConfig.POLL_MS_CONFIG, config.pollTime().toMillis());
    // A task has one partition and none to wait for. Looking for others costs a set for each
    // record, and a sentence for each time that a task is asked and has nothing.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, config.groupProtocol().setting());
    if (config.groupProtocol() == GroupProtocol.CLASSIC) {
      properties.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          config.instanceId());
    }
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        settings.maxRecordBytes());
    return properties;
  }
}
