package hookline.replay;

import hookline.sink.read.StoredOffsetReader;
import hookline.sink.read.StoredOffsetReader.TopicIdPartition;
import hookline.topics.Answers;
import hookline.topics.GroupOffsets;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far each part of the line is: asked of the brokers and of the store. Thread-safe; blocks. */
final class LineOffsets implements LiveLoad, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Topics topics;
  private final Admin admin;
  private final StoredOffsetReader stored;

  LineOffsets(Topics topics, Map<String, String> kafka, StoredOffsetReader stored) {
    this.topics = topics;
    this.stored = stored;
    this.admin = Admin.create(new HashMap<>(kafka));
  }

  /** What the live line has processed of every partition of payloads: the offset after it. */
  Map<Integer, Long> processed() {
    Map<TopicPartition, Long> starts = offsets(topics.payloads(), OffsetSpec.earliest());
    Map<TopicPartition, Long> committed = committed(topics.processorApplication());
    Map<Integer, Long> processed = new HashMap<>();
    starts.forEach(
        (partition, start) ->
            processed.put(
                partition.partition(), Math.max(start, committed.getOrDefault(partition, start))));
    return processed;
  }

  /** Where every partition of payloads begins. */
  Map<Integer, Long> starts() {
    return byNumber(offsets(topics.payloads(), OffsetSpec.earliest()));
  }

  /** Where every partition has its first payload of that time or later, or else ends. */
  Map<Integer, Long> at(long millis) {
    Map<Integer, Long> ends = byNumber(offsets(topics.payloads(), OffsetSpec.latest()));
    offsets(topics.payloads(), OffsetSpec.forTimestamp(millis))
        .forEach(
            (partition, offset) -> {
              if (offset >= 0) {
                ends.put(partition.partition(), offset);
              }
            });
    return ends;
  }

  @Override
  public long liveLag() {
    return lag(topics.processorApplication(), topics.payloads());
  }

  @Override
  public long received() {
    return offsets(topics.payloads(), OffsetSpec.latest()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Transactions' markers count, too. */
  @Override
  public long replayLag() {
    return lag(topics.replayApplication(), topics.replayPayloads());
  }

  /** What of the replays' payloads waits to be processed: offsets from, offsets to. */
  Map<TopicPartition, long[]> unprocessedReplays() {
    Map<TopicPartition, Long> committed = committed(topics.replayApplication());
    Map<TopicPartition, Long> starts = offsets(topics.replayPayloads(), OffsetSpec.earliest());
    Map<TopicPartition, long[]> waiting = new HashMap<>();
    offsets(topics.replayPayloads(), OffsetSpec.latest())
        .forEach(
            (partition, end) -> {
              long from =
                  Math.max(
                      starts.getOrDefault(partition, 0L), committed.getOrDefault(partition, 0L));
              if (from < end) {
                waiting.put(partition, new long[] {from, end});
              }
            });
    return waiting;
  }

  /**
   * Where everything that becomes rows of deliveries ends at present. Not what readers of committed
   * records are told: a commit is known before its markers are written, and until then that end
   * lies before what was committed.
   */
  Map<TopicPartition, Long> rowsToCome() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (String topic :
        List.of(
            topics.posts(),
            topics.rejections(),
            topics.duplicates(),
            topics.replayPosts(),
            topics.replayRejections())) {
      ends.putAll(offsets(topic, OffsetSpec.latest()));
    }
    return ends;
  }

  /** How many records of those the store does not have yet. */
  long notStored(Map<TopicPartition, Long> ends) {
    List<String> names = ends.keySet().stream().map(TopicPartition::topic).distinct().toList();
    Map<String, String> ids = new HashMap<>();
    Map<String, TopicDescription> described = answer(admin.describeTopics(names).allTopicNames());
    described.forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
    Map<TopicIdPartition, Long> next = stored.next(ids.values());
    long missing = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      String id = ids.getOrDefault(end.getKey().topic(), "");
      long stored = next.getOrDefault(new TopicIdPartition(id, end.getKey().partition()), 0L);
      missing += Math.max(0, end.getValue() - stored);
    }
    return missing;
  }

  private long lag(String group, String topic) {
    Map<TopicPartition, Long> committed = committed(group);
    Map<TopicPartition, Long> starts = offsets(topic, OffsetSpec.earliest());
    long lag = 0;
    for (Map.Entry<TopicPartition, Long> end : offsets(topic, OffsetSpec.latest()).entrySet()) {
      long start = starts.getOrDefault(end.getKey(), 0L);
      lag +=
          Math.max(0, end.getValue() - Math.max(start, committed.getOrDefault(end.getKey(), 0L)));
    }
    return lag;
  }

  private Map<TopicPartition, Long> committed(String group) {
    return GroupOffsets.of(admin, group, PATIENCE);
  }

  private Map<TopicPartition, Long> offsets(String topic, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions(topic).forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(asked).all())
        .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
    return offsets;
  }

  private Collection<TopicPartition> partitions(String topic) {
    TopicDescription description =
        answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    List<TopicPartition> partitions = new ArrayList<>();
    if (description != null) {
      description
          .partitions()
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> numbers = new HashMap<>();
    offsets.forEach((partition, offset) -> numbers.put(partition.partition(), offset));
    return numbers;
  }

  private static <T> T answer(KafkaFuture<T> question) {
    return Answers.of(question, PATIENCE);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
