package hookline.sink;

import com.zaxxer.hikari.HikariDataSource;
import hookline.topics.DirectoryTopic;
import hookline.topics.GroupSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Posts, rejections, duplicates, decisions and the directory from the log into PostgreSQL, each
 * exactly once.
 *
 * <p>Live traffic and the output of replays have a consumer and a thread each, so that a replay
 * never stands before live posts. Thread-safe.
 */
public final class Sink implements AutoCloseable {
  /** How long one question to the cluster may take. */
  static final Duration KAFKA_PATIENCE = Duration.ofSeconds(5);

  /** One for each line. */
  private static final int CONNECTIONS = 2;

  private static final Duration FINISH_BATCH = Duration.ofSeconds(3);

  private final SinkConfig config;
  private final Topics topics;
  private final MeterRegistry registry;
  private final Tracing tracing;
  private final TroubleLog troubleLog = new TroubleLog();
  private volatile List<Line> lines = List.of();
  private volatile boolean leaves;
  private @Nullable Admin admin;
  private @Nullable Unstored unstored;
  private @Nullable HikariDataSource pool;

  /** As below, measured and traced by nobody. */
  public Sink(SinkConfig config, Topics topics) {
    this(config, topics, new CompositeMeterRegistry(), Tracing.OFF);
  }

  /**
   * A sink, not yet started.
   *
   * @param registry where it puts its metrics; stays the caller's to close
   * @param tracing where it puts its spans; stays the caller's to close
   */
  public Sink(SinkConfig config, Topics topics, MeterRegistry registry, Tracing tracing) {
    this.config = config;
    this.topics = topics;
    this.registry = registry;
    this.tracing = tracing;
  }

  /**
   * Starts reading and returns; neither Kafka nor the database need be there yet.
   *
   * @throws org.apache.kafka.common.KafkaException when a Kafka setting is wrong
   */
  public synchronized void start() {
    admin = Admin.create(new HashMap<>(config.kafka()));
    pool = StorePool.open(config, CONNECTIONS);
    pool.setMetricRegistry(registry);
    TopicIds topicIds = new TopicIds(admin, KAFKA_PATIENCE);
    Schema schema = new Schema(config);
    Store store = new Store(pool);
    RecordReader reader = new RecordReader(topics);
    Line live = line("live", config.groupId(), liveTopics(topics), topicIds, schema, store, reader);
    lines = List.of(live);
    Line replay =
        line(
            "replay",
            config.groupId() + "-replay",
            replayTopics(topics),
            topicIds,
            schema,
            store,
            reader);
    lines = List.of(live, replay);
    lines.forEach(line -> line.thread().start());
    unstored = new Unstored(config, topics, admin, topicIds, store, registry);
    unstored.start();
  }

  private Line line(
      String name,
      String groupId,
      List<String> itsTopics,
      TopicIds topicIds,
      Schema schema,
      Store store,
      RecordReader reader) {
    Consumer<byte[], byte[]> consumer = consumer(groupId);
    SinkThread work =
        new SinkThread(
            config,
            itsTopics,
            consumer,
            topicIds,
            schema,
            store,
            reader,
            new Readiness(name, troubleLog),
            new SinkMetrics(registry, name, consumer),
            tracing);
    return new Line(work, new Thread(work, "hookline-sink-" + name));
  }

  /** Why rows may be missing, in one line with the remedy; null when the sink does its work. */
  public @Nullable String notReady() {
    // Not synchronized: a health check must not wait for a close.
    List<Line> running = lines;
    if (running.isEmpty()) {
      return "the sink is not running: start it";
    }
    for (Line line : running) {
      String reason = line.work().notReady();
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  /** Has the close leave the groups, so that others take over at once: there is no restart. */
  public void leaveWhenClosed() {
    leaves = true;
  }

  /**
   * Stops within seconds: the batch in hand is stored whole, or not at all. One with a name of its
   * own keeps its place in the groups for its restart, unless {@link #leaveWhenClosed} was said.
   */
  @Override
  public synchronized void close() {
    lines.forEach(line -> line.work().close(leaves));
    join(FINISH_BATCH);
    if (unstored != null) {
      unstored.close();
    }
    if (pool != null) {
      // Ends what still runs in the database; it is rolled back.
      pool.close();
    }
    join(KAFKA_PATIENCE);
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
    lines = List.of();
  }

  private void join(Duration together) {
    long deadline = System.nanoTime() + together.toNanos();
    try {
      for (Line line : lines) {
        line.thread().join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static List<String> liveTopics(Topics topics) {
    List<String> live = new ArrayList<>();
    live.add(topics.erasures());
    live.add(topics.posts());
    live.add(topics.rejections());
    live.add(topics.duplicates());
    live.add(topics.rejectionActions());
    live.add(topics.directChannels());
    live.add(topics.directory(DirectoryTopic.HOOKS));
    live.add(topics.directory(DirectoryTopic.CHANNELS));
    live.add(topics.directory(DirectoryTopic.USERS));
    live.add(topics.directory(DirectoryTopic.TEAMS));
    return live;
  }

  static List<String> replayTopics(Topics topics) {
    return List.of(topics.replayPosts(), topics.replayRejections());
  }

  private Consumer<byte[], byte[]> consumer(String groupId) {
    Map<String, Object> settings = new HashMap<>();
    if (!"consumer".equals(config.kafka().get("group.protocol"))) {
      // A sink that joins moves only the partitions it gets; the others read on.
      settings.put(
          "partition.assignment.strategy",
          "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
      settings.put("heartbeat.interval.ms", GroupSettings.HEARTBEAT_MILLIS);
    }
    settings.put("client.id", groupId);
    settings.put("max.poll.records", config.batchSize());
    // Partitions that are given to this sink, and its own stop, wait for the last fetch to come
    // back; at Kafka's default, of half a second, they are what a restart's stall is made of.
    settings.put("fetch.max.wait.ms", 100);
    settings.putAll(config.kafka());
    // What follows is what exactly once rests on, and no one's to choose.
    settings.put("group.id", groupId);
    if (config.groupInstanceId() != null) {
      settings.put("group.instance.id", config.groupInstanceId());
    }
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "none");
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** One of the sink's two lines: what it does, and the thread that does it. */
  private record Line(SinkThread work, Thread thread) {}
}
