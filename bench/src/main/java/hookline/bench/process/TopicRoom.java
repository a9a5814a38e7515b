package hookline.bench.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Keeps a long run's records from filling the disk. */
public final class TopicRoom {
  /** Of each partition; a multiple of a segment. */
  private static final int KEPT_BYTES = 128 << 20;

  private TopicRoom() {}

  /** Lets topics that nobody reads keep only what came last. */
  public static void bound(Map<String, String> kafka, String... topics) throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      AlterConfigOp bound =
          new AlterConfigOp(
              new ConfigEntry("retention.bytes", Integer.toString(KEPT_BYTES)),
              AlterConfigOp.OpType.SET);
      admin
          .incrementalAlterConfigs(
              List.of(topics).stream()
                  .collect(
                      Collectors.toMap(
                          topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                          topic -> List.of(bound))))
          .all()
          .get();
    }
  }

  /** Deletes all records there are in a topic. */
  public static void empty(Admin admin, String topic) throws Exception {
    Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
    ends(admin, topic)
        .forEach((partition, end) -> deleted.put(partition, RecordsToDelete.beforeOffset(end)));
    admin.deleteRecords(deleted).all().get();
  }

  /** Where each partition ends. */
  public static Map<TopicPartition, Long> ends(Admin admin, String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription description :
        admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
      description
          .partitions()
          .forEach(
              partition ->
                  asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(asked).all().get().forEach((at, found) -> ends.put(at, found.offset()));
    return ends;
  }
}
