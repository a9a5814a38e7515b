package hookline.status;

import hookline.topics.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Who is in a consumer group, whichever protocol it has, and what each was given. */
final class GroupMembers {
  private final Admin admin;
  private final Duration patience;

  private final Set<String> ofStreams;

  /**
   * Lists the groups, once for all that are asked about.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer in time
   */
  GroupMembers(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
    this.ofStreams =
        Answers.of(admin.listGroups().valid(), patience).stream()
            .filter(listed -> listed.type().equals(Optional.of(GroupType.STREAMS)))
            .map(GroupListing::groupId)
            .collect(Collectors.toSet());
  }

  /**
   * A member.
   *
   * @param instanceId of static membership; of others the client's id
   * @param host as the broker sees it
   * @param partitions by topic
   */
  record Member(
      String instanceId, String host, SortedMap<String, Collection<Integer>> partitions) {}

  /**
   * The group's members; none of a group that nobody has joined.
   *
   * @param topic what tasks of a Streams group are partitions of
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer in time
   */
  List<Member> of(String group, String topic) {
    try {
      return ofStreams.contains(group) ? ofStreams(group, topic) : ofConsumers(group);
    } catch (GroupIdNotFoundException e) {
      return List.of();
    }
  }

  private List<Member> ofConsumers(String group) {
    ConsumerGroupDescription described =
        Answers.of(admin.describeConsumerGroups(List.of(group)).all(), patience).get(group);
    List<Member> members = new ArrayList<>();
    if (described != null) {
      described
          .members()
          .forEach(
              member ->
                  members.add(
                      new Member(
                          member.groupInstanceId().orElse(member.clientId()),
                          host(member.host()),
                          byTopic(member.assignment().topicPartitions()))));
    }
    return members;
  }

  private List<Member> ofStreams(String group, String topic) {
    StreamsGroupDescription described =
        Answers.of(admin.describeStreamsGroups(List.of(group)).all(), patience).get(group);
    List<Member> members = new ArrayList<>();
    if (described != null) {
      described
          .members()
          .forEach(
              member -> {
                Collection<Integer> tasks = new TreeSet<>();
                for (TaskIds ids : member.assignment().activeTasks()) {
                  tasks.addAll(ids.partitions());
                }
                members.add(
                    new Member(
                        member.instanceId().orElse(member.clientId()),
                        host(member.clientHost()),
                        new TreeMap<>(tasks.isEmpty() ? Map.of() : Map.of(topic, tasks))));
              });
    }
    return members;
  }

  private static SortedMap<String, Collection<Integer>> byTopic(
      Collection<TopicPartition> partitions) {
    SortedMap<String, Collection<Integer>> byTopic = new TreeMap<>();
    partitions.forEach(
        partition ->
            byTopic
                .computeIfAbsent(partition.topic(), topic -> new TreeSet<>())
                .add(partition.partition()));
    return byTopic;
  }

  /** Kafka writes an address with a slash before it. */
  private static String host(String told) {
    return told.startsWith("/") ? told.substring(1) : told;
  }
}
