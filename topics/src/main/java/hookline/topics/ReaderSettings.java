package hookline.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The settings of a consumer that is in no group and reads what it assigns to itself. */
public final class ReaderSettings {
  private ReaderSettings() {}

  /**
   * Settings, to be completed. Such a consumer commits nothing and, above all, makes no topic: one
   * that is missing is to be missing, and told of, and not made by a broker with its defaults for
   * partitions, replication and retention.
   *
   * @param kafka what all clients have; a group named there is not this consumer's
   * @param reset {@code auto.offset.reset}, for offsets that are not there any more
   */
  public static Map<String, Object> of(Map<String, String> kafka, String reset) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }
}
