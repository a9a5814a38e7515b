package hookline.topics;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of a producer whose every record somebody waits for, before an answer of ours. */
public final class WriterSettings {
  private WriterSettings() {}

  /**
   * Settings, to be completed: a record is on all replicas that must have it within four seconds,
   * or the caller is told that it may not be.
   *
   * @param kafka what all clients have
   */
  public static Map<String, Object> awaited(Topics topics, Map<String, String> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "4000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "4000");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    settings.putAll(topics.settings().producerLimits());
    return settings;
  }
}
