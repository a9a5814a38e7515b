package hookline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * More partitions for the topics that carry traffic. A source's payloads go to another partition
 * from then on, so nothing may come or be processed meanwhile: what was there before must be
 * processed before what comes after. What is in the topics stays where it is.
 */
public final class TopicGrowth {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long STILL_MILLIS = 1_000;

  private final Admin admin;
  private final Topics topics;

  public TopicGrowth(Admin admin, Topics topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * Why it cannot be done right now, a line each with the remedy; empty when it can. Takes a
   * second.
   *
   * @throws KafkaException when the cluster cannot be asked
   */
  public List<String> obstacles(int partitions) {
    List<String> obstacles = new ArrayList<>();
    int present = partitions(topics.payloads());
    if (partitions < present) {
      obstacles.add(
          "%s has %d partitions already, and no topic can lose any"
              .formatted(topics.payloads(), present));
      return obstacles;
    }
    for (String group : groups()) {
      int members = members(group);
      if (members > 0) {
        obstacles.add(
            "the group %s has %d members: stop its processes; one that was stopped counts until its session is over, 45 s unless configured"
                .formatted(group, members));
      }
    }
    Map<TopicPartition, Long> ends = ends();
    long waiting = waiting(ends);
    if (waiting > 0) {
      obstacles.add(
          "%d payloads are not processed: stop every ingress, let the processors finish, then stop them"
              .formatted(waiting));
    }
    pause();
    if (!ends.equals(ends())) {
      obstacles.add("payloads are still coming: stop every ingress");
    }
    return obstacles;
  }

  /**
   * Adds the partitions; topics that have them are left alone, so it can be done again.
   *
   * @return the topics that grew
   * @throws KafkaException when the cluster refuses or cannot be reached
   */
  public List<String> grow(int partitions) {
    Map<String, NewPartitions> asked = new TreeMap<>();
    for (String topic : topics.traffic()) {
      if (partitions(topic) < partitions) {
        asked.put(topic, NewPartitions.increaseTo(partitions));
      }
    }
    answer(admin.createPartitions(asked).all());
    return List.copyOf(asked.keySet());
  }

  private List<String> groups() {
    return List.of(
        topics.processorApplication(),
        topics.replayApplication(),
        topics.sinkGroup(),
        topics.replaySinkGroup(),
        topics.replayerGroup());
  }

  private int members(String group) {
    return consumers(group) + streams(group);
  }

  private int consumers(String group) {
    try {
      ConsumerGroupDescription description =
          answer(admin.describeConsumerGroups(List.of(group)).all()).get(group);
      return description == null ? 0 : description.members().size();
    } catch (GroupIdNotFoundException e) {
      return 0; // It has never run.
    }
  }

  /** Of a group that joined with {@code group.protocol=streams}, which is no consumer group. */
  private int streams(String group) {
    try {
      StreamsGroupDescription description =
          answer(admin.describeStreamsGroups(List.of(group)).all()).get(group);
      return description == null ? 0 : description.members().size();
    } catch (GroupIdNotFoundException | UnsupportedVersionException e) {
      return 0; // It is of the other kind, has never run, or the brokers know no such groups.
    }
  }

  private long waiting(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> committed =
        GroupOffsets.of(admin, topics.processorApplication(), PATIENCE);
    Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest());
    long waiting = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      long start = starts.getOrDefault(end.getKey(), 0L);
      waiting += end.getValue() - Math.max(start, committed.getOrDefault(end.getKey(), start));
    }
    return waiting;
  }

  private Map<TopicPartition, Long> ends() {
    return offsets(OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int i = 0; i < partitions(topics.payloads()); i++) {
      asked.put(new TopicPartition(topics.payloads(), i), spec);
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listOffsets(asked).all())
        .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
    return offsets;
  }

  private int partitions(String topic) {
    TopicDescription description =
        answer(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic);
    if (description == null) {
      throw new KafkaException("there is no topic " + topic);
    }
    return description.partitions().size();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static <T> T answer(KafkaFuture<T> question) {
    return Answers.of(question, PATIENCE);
  }
}
