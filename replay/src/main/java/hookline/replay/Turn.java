package hookline.replay;

import hookline.replays.Replays;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the replayer's that has the one partition of the topic of replays. It reads it
 * from the beginning, fences whoever had it before, and from then on learns what is asked for and
 * wished. Belongs to one thread, but for {@link #wakeup}.
 */
final class Turn implements AutoCloseable, ConsumerRebalanceListener {
  /** A replayer that is gone is replaced so soon. */
  private static final String SESSION_MILLIS = "10000";

  private final Topics topics;
  private final Map<String, String> kafka;
  private final Replays replays;
  private final TopicPartition partition;
  private final KafkaConsumer<String, byte[]> consumer;

  private @Nullable ReplayWriter writer;
  private long toRead;
  private boolean loaded;
  private volatile GroupMembershipOperation membership = GroupMembershipOperation.DEFAULT;

  Turn(Topics topics, ReplayerConfig config, Replays replays) {
    this.topics = topics;
    this.kafka = config.kafka();
    this.replays = replays;
    this.partition = new TopicPartition(topics.replays(), 0);
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, topics.replayerGroup());
    if (config.instanceId() != null) {
      settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instanceId());
    }
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(List.of(partition.topic()), this);
  }

  /**
   * Waits that long for news.
   *
   * @return whether this is the replayer whose turn it is, and all is known that was written
   */
  boolean await(long nanos) {
    for (var record : consumer.poll(Duration.ofNanos(nanos))) {
      if (loaded) {
        replays.takeFromOthers(record);
      } else {
        replays.take(record);
      }
    }
    if (writer == null) {
      return false;
    }
    loaded |= consumer.position(partition) >= toRead;
    return loaded;
  }

  /**
   * Has the wait end, once, for the close. From any thread.
   *
   * @param leaves whether the close gives up its place in the group
   */
  void wakeup(boolean leaves) {
    if (leaves) {
      membership = GroupMembershipOperation.LEAVE_GROUP;
    }
    consumer.wakeup();
  }

  /** Only when it is this one's turn. */
  ReplayWriter writer() {
    return Objects.requireNonNull(writer, "it is another's turn");
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    replays.clear();
    ReplayWriter mine = new ReplayWriter(topics, kafka);
    writer = mine;
    mine.begin();
    // Only now: the one before has written its last.
    toRead = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    loaded = false;
    consumer.seekToBeginning(List.of(partition));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    ReplayWriter mine = writer;
    writer = null;
    loaded = false;
    if (mine != null) {
      mine.close();
    }
  }

  @Override
  public void close() {
    onPartitionsRevoked(List.of(partition));
    consumer.close(
        CloseOptions.timeout(Duration.ofSeconds(1)).withGroupMembershipOperation(membership));
  }
}
