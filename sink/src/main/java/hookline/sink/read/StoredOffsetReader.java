package hookline.sink.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How far the log has become rows. Thread-safe. */
public final class StoredOffsetReader {
  private static final String OFFSETS =
      "SELECT topic_id, partition, next FROM offsets WHERE topic_id = ANY (?)";

  private final StoreReader store;

  public StoredOffsetReader(StoreReader store) {
    this.store = store;
  }

  /** A partition of the topic that Kafka knows by that id. */
  public record TopicIdPartition(String topicId, int partition) {}

  /**
   * The next offsets that will become rows, of those partitions of the topics that have one.
   *
   * @param topicIds Kafka's own
   * @throws StoreUnavailableException when the store cannot be asked
   */
  public Map<TopicIdPartition, Long> next(Collection<String> topicIds) {
    Map<TopicIdPartition, Long> next = new HashMap<>();
    store.rows(
        OFFSETS,
        row ->
            next.put(new TopicIdPartition(row.getString(1), row.getInt(2)), row.getLong(3)) == null,
        (Object) topicIds.toArray(new String[0]));
    return next;
  }
}
