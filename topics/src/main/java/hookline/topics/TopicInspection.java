package hookline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Compares topics with what they must be. What the process has no right to see it leaves out: a
 * role needs fewer rights for its work than for this.
 */
final class TopicInspection {
  private final Admin admin;
  private final Duration patience;
  private final List<TopicDifference> differences = new ArrayList<>();
  private final Set<String> undescribed = new TreeSet<>();
  private final Set<String> unconfigured = new TreeSet<>();

  TopicInspection(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  /**
   * Looks at those.
   *
   * @throws KafkaException when the cluster cannot be asked
   */
  TopicFindings of(Collection<TopicDefinition> topics) {
    List<String> names = topics.stream().map(TopicDefinition::name).toList();
    Map<String, TopicDescription> descriptions = new HashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, answer) -> describe(name, answer, descriptions));
    Map<String, Config> configs = new HashMap<>();
    admin
        .describeConfigs(
            descriptions.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList())
        .values()
        .forEach((resource, answer) -> configure(resource.name(), answer, configs));
    for (TopicDefinition topic : topics) {
      TopicDescription description = descriptions.get(topic.name());
      if (description != null) {
        compare(topic, description, configs.get(topic.name()));
      } else if (!undescribed.contains(topic.name())) {
        differ(topic, TopicDifference.TOPIC, "exists", "missing");
      }
    }
    return new TopicFindings(differences, unseen());
  }

  private void describe(
      String name, KafkaFuture<TopicDescription> answer, Map<String, TopicDescription> found) {
    try {
      found.put(name, Answers.of(answer, patience));
    } catch (UnknownTopicOrPartitionException e) {
      // Told as missing.
    } catch (AuthorizationException e) {
      undescribed.add(name);
    }
  }

  private void configure(String name, KafkaFuture<Config> answer, Map<String, Config> found) {
    try {
      found.put(name, Answers.of(answer, patience));
    } catch (UnknownTopicOrPartitionException e) {
      // Deleted between the two questions; the next look will tell.
    } catch (AuthorizationException e) {
      unconfigured.add(name);
    }
  }

  private List<String> unseen() {
    List<String> unseen = new ArrayList<>();
    if (!undescribed.isEmpty()) {
      unseen.add("no right to describe " + String.join(", ", undescribed));
    }
    if (!unconfigured.isEmpty()) {
      unseen.add("no right to describe the settings of " + String.join(", ", unconfigured));
    }
    return unseen;
  }

  private void compare(
      TopicDefinition topic, TopicDescription description, @Nullable Config config) {
    compare(topic, TopicDifference.PARTITIONS, topic.partitions(), description.partitions().size());
    compare(
        topic,
        TopicDifference.REPLICATION,
        topic.replication(),
        description.partitions().get(0).replicas().size());
    if (config != null) {
      topic
          .config()
          .forEach(
              (key, expected) -> {
                ConfigEntry entry = config.get(key);
                String actual = entry == null || entry.value() == null ? "unset" : entry.value();
                compare(topic, key, expected, actual);
              });
    }
  }

  private void compare(TopicDefinition topic, String property, int expected, int actual) {
    compare(topic, property, Integer.toString(expected), Integer.toString(actual));
  }

  private void compare(TopicDefinition topic, String property, String expected, String actual) {
    if (!expected.equals(actual)) {
      differ(topic, property, expected, actual);
    }
  }

  private void differ(TopicDefinition topic, String property, String expected, String actual) {
    differences.add(new TopicDifference(topic.name(), property, expected, actual));
  }
}
