package hookline.cli.process;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of Kafka's own metrics are kept. Its clients tell most things once more for each partition,
 * task and broker, and all of a topic with dots in its name again under a name with underscores:
 * tried, 3,600 of standalone's 4,800 lines. Kept is what there is once a client or a thread, and
 * the lag of each partition.
 */
final class KafkaMeters implements MeterFilter {
  private static final String LAG = "kafka.consumer.fetch.manager.records.lag";
  private static final List<String> TOO_FINE = List.of("partition", "task.id", "node.id");

  private final String topicsPrefix;

  /**
   * @param topicsPrefix of our topics' names; a topic without it is one under its second name
   */
  KafkaMeters(String topicsPrefix) {
    this.topicsPrefix = topicsPrefix;
  }

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    if (!id.getName().startsWith("kafka.")) {
      return MeterFilterReply.NEUTRAL;
    }
    @Nullable String topic = id.getTag("topic");
    if (topic != null && !topic.startsWith(topicsPrefix)) {
      return MeterFilterReply.DENY;
    }
    boolean isTooFine = TOO_FINE.stream().anyMatch(tag -> id.getTag(tag) != null);
    return isTooFine && !id.getName().equals(LAG)
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }
}
