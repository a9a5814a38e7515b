package hookline.console.pages.system;

import hookline.topics.TopicDefinition;
import java.time.Duration;

/**
 * A topic as it is meant to be.
 *
 * @param kept how long records are, in words
 */
public record TopicView(String name, int partitions, String kept) {
  static TopicView of(TopicDefinition topic) {
    return new TopicView(topic.name(), topic.partitions(), kept(topic));
  }

  private static String kept(TopicDefinition topic) {
    String millis = topic.config().getOrDefault("retention.ms", "");
    if (topic.config().getOrDefault("cleanup.policy", "").contains("compact")) {
      return "the newest of each key";
    }
    if (!millis.matches("-?\\d{1,18}")) {
      return "as the brokers say";
    }
    Duration time = Duration.ofMillis(Long.parseLong(millis));
    if (time.isNegative()) {
      return "for ever";
    }
    return time.toDays() > 0 ? time.toDays() + " days" : time.toHours() + " h";
  }
}
