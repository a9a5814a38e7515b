package hookline.faults.check;

import hookline.faults.line.Line;
import hookline.faults.line.Offsets;
import hookline.faults.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Waits until all that was sent is worked off, and names who does not. */
final class Drain {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Offsets offsets;

  Drain(Line line) {
    this.offsets = new Offsets(line);
  }

  /** Waits for the processors to have committed up to there; returns the partitions that hang. */
  List<String> processed(Map<TopicPartition, Long> ends) {
    return behind("the processors", ends, offsets::processed);
  }

  /** Waits for the sinks to have stored up to there; returns the partitions that hang. */
  List<String> stored(Map<TopicPartition, Long> ends) {
    return behind("the sinks", ends, offsets::stored);
  }

  private List<String> behind(
      String who, Map<TopicPartition, Long> ends, Supplier<Map<TopicPartition, Long>> positions) {
    if (Waiting.holdsWithin(PATIENCE, () -> behind(ends, positions.get()).isEmpty())) {
      return List.of();
    }
    try {
      Map<TopicPartition, Long> now = positions.get();
      return behind(ends, now).stream()
          .map(
              partition ->
                  "%s hang at %d of %d in %s"
                      .formatted(
                          who, now.getOrDefault(partition, 0L), ends.get(partition), partition))
          .toList();
    } catch (RuntimeException e) {
      return List.of("where %s are cannot be told: %s".formatted(who, e));
    }
  }

  private static List<TopicPartition> behind(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> now) {
    return ends.entrySet().stream()
        .filter(end -> now.getOrDefault(end.getKey(), 0L) < end.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
