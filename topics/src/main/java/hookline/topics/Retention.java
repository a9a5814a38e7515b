package hookline.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How long a topic of the log keeps what was sent, or what came of it.
 *
 * @param millis what a record written now is gone after, at the latest; -1 for never. A segment
 *     goes as a whole, when its newest record is too old, so it is the retention and a segment's
 *     time
 */
public record Retention(String topic, long millis) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Asks the brokers, as an operator may have set them, for every topic that holds content.
   *
   * @throws KafkaException when they do not tell
   */
  public static List<Retention> ask(Admin admin, Topics topics) {
    List<String> names =
        List.of(
            topics.payloads(),
            topics.posts(),
            topics.rejections(),
            topics.duplicates(),
            topics.replayPayloads(),
            topics.replayPosts(),
            topics.replayRejections());
    Map<ConfigResource, Config> configs =
        Answers.of(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all(),
            PATIENCE);
    List<Retention> retentions = new ArrayList<>();
    for (String name : names) {
      Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
      long retention = number(config, "retention.ms");
      retentions.add(
          new Retention(name, retention < 0 ? -1 : retention + number(config, "segment.ms")));
    }
    return retentions;
  }

  private static long number(@org.jspecify.annotations.Nullable Config config, String key) {
    ConfigEntry entry = config == null ? null : config.get(key);
    if (entry == null || entry.value() == null) {
      throw new KafkaException("the brokers do not tell " + key);
    }
    return Long.parseLong(entry.value());
  }
}
