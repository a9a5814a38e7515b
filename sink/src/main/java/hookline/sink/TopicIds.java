package hookline.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Kafka's ids of topics: a topic that is deleted and made again keeps its name and starts over, and
 * only its id tells. Thread-safe.
 */
final class TopicIds {
  private final Admin admin;
  private final Duration patience;

  TopicIds(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  /**
   * The ids of the topics of these names.
   *
   * @throws UnknownTopicOrPartitionException when one is missing
   * @throws KafkaException when the cluster refuses or does not answer in time
   */
  Map<String, String> of(Collection<String> topics) {
    Map<String, String> ids = new HashMap<>();
    DescribeTopicsOptions options =
        new DescribeTopicsOptions().timeoutMs((int) patience.toMillis());
    admin
        .describeTopics(topics, options)
        .topicNameValues()
        .forEach((topic, answer) -> ids.put(topic, id(topic, answer)));
    return ids;
  }

  private String id(String topic, KafkaFuture<TopicDescription> answer) {
    try {
      return answer.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS).topicId().toString();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new UnknownTopicOrPartitionException("there is no topic " + topic, e);
      }
      if (e.getCause() instanceof KafkaException kafka) {
        throw kafka;
      }
      throw new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("no answer in " + patience, e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
