package hookline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every topic of the line, by name and as it must be made. Start reading here. */
public final class Topics {
  private static final Duration REPLAY_RETENTION = Duration.ofDays(3);
  private static final Duration RECEIPT_RETENTION = Duration.ofHours(1);
  private static final Duration INSTANCES_RETENTION = Duration.ofMinutes(15);
  private static final Duration LONGEST_SEGMENT = Duration.ofDays(7);
  private static final Duration SHORTEST_SEGMENT = Duration.ofMinutes(5);

  private final TopicSettings settings;

  public Topics(TopicSettings settings) {
    this.settings = settings;
  }

  public TopicSettings settings() {
    return settings;
  }

  /** Key: source id. Value: the request body, byte for byte; the rest is {@link Headers}. */
  public String payloads() {
    return named("payloads");
  }

  /** As {@link #payloads}, put there by a replay. */
  public String replayPayloads() {
    return named("replay-payloads");
  }

  /** Key: channel id. Value: a {@link hookline.payload.model.Post}. */
  public String posts() {
    return named("posts");
  }

  /** As {@link #posts}, of a replay. */
  public String replayPosts() {
    return named("replay-posts");
  }

  /** Key: source id. Value: the request body, byte for byte; why is in the headers. */
  public String rejections() {
    return named("rejections");
  }

  /** As {@link #rejections}, of a replay. */
  public String replayRejections() {
    return named("replay-rejections");
  }

  /** Key: source id. Value: a {@link Duplicate}. */
  public String duplicates() {
    return named("duplicates");
  }

  /** Key: delivery id. Value: a {@link Receipt}, for an ingress that waits for it. */
  public String receipts() {
    return named("receipts");
  }

  /** Key: channel id. Value: a {@link hookline.payload.model.Channel} of two users. */
  public String directChannels() {
    return named("direct-channels");
  }

  /**
   * Key: see {@link hookline.replays.Replay}, {@link hookline.replays.ReplayWish} and {@link
   * hookline.replays.ReplayProgress}, which are its values.
   */
  public String replays() {
    return named("replays");
  }

  /** Key: the erasure's id. Value: an {@link Erasure}. */
  public String erasures() {
    return named("erasures");
  }

  /** Key: delivery id. Value: a {@link RejectionAction}. */
  public String rejectionActions() {
    return named("rejection-actions");
  }

  /** Key: role and id. Value: a {@link hookline.status.InstanceReport}, every few seconds. */
  public String instances() {
    return named("instances");
  }

  /** A topic of the directory. */
  public String directory(DirectoryTopic topic) {
    return named(topic.topicName());
  }

  /** Those whose partitions are a setting: all that carry what comes in, and what becomes of it. */
  List<String> traffic() {
    return List.of(
        payloads(),
        replayPayloads(),
        posts(),
        replayPosts(),
        rejections(),
        replayRejections(),
        duplicates(),
        receipts(),
        directChannels());
  }

  /** The application id of the live topology, which is its consumer group's, too. */
  public String processorApplication() {
    return named("processor");
  }

  /** As {@link #processorApplication}, of the topology that processes what replays write. */
  public String replayApplication() {
    return named("replay-processor");
  }

  /** The consumer group of what stores live traffic. */
  public String sinkGroup() {
    return named("sink");
  }

  /** As {@link #sinkGroup}, of what replays made. */
  public String replaySinkGroup() {
    return named("sink-replay");
  }

  /** The consumer group of the replayers: one of them reads. */
  public String replayerGroup() {
    return named("replayer");
  }

  /** What every transactional, application and group id of this Hookline starts with. */
  public String prefix() {
    return settings.prefix();
  }

  /** All of them, as they must be made on a cluster of that many brokers. */
  public List<TopicDefinition> definitions(int brokers) {
    int replication = settings.replicationOn(brokers);
    Duration retention = settings.retention();
    List<TopicDefinition> all = new ArrayList<>();
    all.add(log(replication, "payloads", retention));
    all.add(log(replication, "replay-payloads", REPLAY_RETENTION));
    all.add(log(replication, "posts", retention));
    all.add(log(replication, "replay-posts", retention));
    all.add(log(replication, "rejections", retention));
    all.add(log(replication, "replay-rejections", retention));
    all.add(log(replication, "duplicates", retention));
    all.add(log(replication, "receipts", RECEIPT_RETENTION));
    all.add(log(replication, "instances", 1, INSTANCES_RETENTION));
    for (DirectoryTopic topic : DirectoryTopic.values()) {
      all.add(compacted(replication, topic.topicName(), 1));
    }
    all.add(compacted(replication, "direct-channels", settings.partitions()));
    all.add(compacted(replication, "replays", 1));
    all.add(compacted(replication, "erasures", 1));
    all.add(compacted(replication, "rejection-actions", 1));
    return List.copyOf(all);
  }

  private TopicDefinition log(int replication, String name, Duration retention) {
    return log(replication, name, settings.partitions(), retention);
  }

  private TopicDefinition log(int replication, String name, int partitions, Duration retention) {
    Map<String, String> config = common(replication);
    config.put("cleanup.policy", "delete");
    config.put("retention.ms", Long.toString(retention.toMillis()));
    // A segment goes when its newest record is too old: one of a week would keep an hour's receipts
    // for a week.
    long segment = Math.min(LONGEST_SEGMENT.toMillis(), retention.toMillis() / 4);
    config.put("segment.ms", Long.toString(Math.max(SHORTEST_SEGMENT.toMillis(), segment)));
    return definition(name, partitions, replication, config);
  }

  private TopicDefinition compacted(int replication, String name, int partitions) {
    Map<String, String> config = common(replication);
    config.put("cleanup.policy", "compact");
    return definition(name, partitions, replication, config);
  }

  private Map<String, String> common(int replication) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("message.timestamp.type", "LogAppendTime");
    config.put("max.message.bytes", Integer.toString(settings.maxRecordBytes()));
    // An acknowledged payload survives the loss of a broker wherever there are enough of them.
    config.put("min.insync.replicas", Integer.toString(TopicSettings.minInSync(replication)));
    return config;
  }

  private TopicDefinition definition(
      String name, int partitions, int replication, Map<String, String> config) {
    return new TopicDefinition(named(name), partitions, (short) replication, Map.copyOf(config));
  }

  private String named(String name) {
    return settings.prefix() + name;
  }
}
