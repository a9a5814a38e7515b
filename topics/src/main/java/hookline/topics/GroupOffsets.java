package hookline.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group, or an application of Kafka Streams, has committed. */
public final class GroupOffsets {
  private GroupOffsets() {}

  /**
   * The offset after what is committed, of every partition of which something is.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not tell
   */
  public static Map<TopicPartition, Long> of(Admin admin, String group, Duration patience) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        Answers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), patience);
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }
}
