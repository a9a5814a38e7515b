package hookline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, and tells where those that exist differ from the contract. */
public final class TopicAdmin {
  /** Longer than the clients' own, whose words are better. */
  private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(2);

  private static final Duration KNOWN_PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;
  private final Topics topics;

  public TopicAdmin(Admin admin, Topics topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * Makes what is missing and changes nothing that exists.
   *
   * @return the names of the topics made
   * @throws KafkaException when the cluster refuses or cannot be reached
   */
  public List<String> apply() {
    List<TopicDefinition> definitions = definitions();
    Set<String> existing = existingNames();
    List<TopicDefinition> missing =
        definitions.stream().filter(topic -> !existing.contains(topic.name())).toList();
    List<String> made = new ArrayList<>();
    admin
        .createTopics(missing.stream().map(TopicDefinition::toNewTopic).toList())
        .values()
        .forEach(
            (name, creation) -> {
              try {
                await(creation);
                made.add(name);
              } catch (TopicExistsException e) {
                // Another apply was faster; what it made is what this one would have.
              }
            });
    made.sort(null);
    awaitKnown(made);
    return made;
  }

  /** The controller has made them; whoever is asked next must know of them too. */
  private void awaitKnown(List<String> made) {
    long deadline = System.nanoTime() + KNOWN_PATIENCE.toNanos();
    while (!existingNames().containsAll(made)) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("the brokers do not show the topics they made: " + made);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while topics were made", e);
      }
    }
  }

  /**
   * How many replicas the payloads have, which is what whatever goes with them should have.
   *
   * @throws KafkaException when the topic is missing, or the cluster cannot be reached
   */
  public int payloadReplication() {
    String payloads = topics.payloads();
    return Objects.requireNonNull(
            await(admin.describeTopics(List.of(payloads)).allTopicNames()).get(payloads))
        .partitions()
        .get(0)
        .replicas()
        .size();
  }

  /**
   * Where the cluster differs from the contract.
   *
   * @throws KafkaException when the cluster cannot be asked
   */
  public TopicFindings check() {
    return new TopicInspection(admin, ANSWER_PATIENCE).of(definitions());
  }

  /**
   * As {@link #check}, of some of the topics only.
   *
   * @param names of topics there are definitions of; others are left out
   */
  public TopicFindings check(Collection<String> names) {
    return new TopicInspection(admin, ANSWER_PATIENCE)
        .of(definitions().stream().filter(topic -> names.contains(topic.name())).toList());
  }

  private List<TopicDefinition> definitions() {
    return topics.definitions(await(admin.describeCluster().nodes()).size());
  }

  private Set<String> existingNames() {
    return await(admin.listTopics().names());
  }

  private static <T> T await(KafkaFuture<T> future) {
    return Answers.of(future, ANSWER_PATIENCE);
  }
}
