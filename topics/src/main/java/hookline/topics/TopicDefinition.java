package hookline.topics;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it must be.
 *
 * @param config the topic settings the line relies on; others are the operator's
 */
public record TopicDefinition(
    String name, int partitions, short replication, Map<String, String> config) {

  /** The request that makes it. */
  NewTopic toNewTopic() {
    return new NewTopic(name, partitions, replication).configs(config);
  }
}
