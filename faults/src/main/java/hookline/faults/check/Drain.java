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

  /** Who gets on, however slowly, does not hang. */
  private List<String> behind(
      String who, Map<TopicPartition, Long> ends, Supplier<Map<TopicPartition, Long>> positions) {
    long left = -1;
    while (true) {
      try {
        long before = left;
        Waiting.until(
            who + " get on",
            PATIENCE,
            () -> {
              long now = left(ends, positions.get());
              return now == 0 || before < 0 || now < before;
            });
        Map<TopicPartition, Long> now = positions.get();
        left = left(ends, now);
        if (left == 0) {
          return List.of();
        }
      } catch (IllegalStateException e) {
        return hanging(who, ends, positions, e);
      }
    }
  }

  private static List<String> hanging(
      String who,
      Map<TopicPartition, Long> ends,
      Supplier<Map<TopicPartition, Long>> positions,
      IllegalStateException failure) {
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
      return List.of("where %s are cannot be told: %s, %s".formatted(who, e, failure));
    }
  }

  private static long left(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> now) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - now.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private static List<TopicPartition> behind(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> now) {
    return ends.entrySet().stream()
        .filter(end -> now.getOrDefault(end.getKey(), 0L) < end.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
