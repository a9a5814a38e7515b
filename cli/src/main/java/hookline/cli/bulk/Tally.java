package hookline.cli.bulk;

import hookline.cli.bulk.ImportBatch.Result;
import hookline.topics.DirectoryTopic;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of the lines of a file, in numbers. Not thread-safe. */
final class Tally {
  private final Map<DirectoryTopic, Map<Result, Long>> results =
      new EnumMap<>(DirectoryTopic.class);
  private final Map<String, Long> skipped = new TreeMap<>();
  private long refused;

  void count(DirectoryTopic topic, Result result) {
    results.computeIfAbsent(topic, any -> new EnumMap<>(Result.class)).merge(result, 1L, Long::sum);
    if (result == Result.REFUSED) {
      refused++;
    }
  }

  /** A line whose type is not imported. */
  void skip(String type) {
    skipped.merge(type, 1L, Long::sum);
  }

  /** A line that could not be read at all. */
  void refuse() {
    refused++;
  }

  long refused() {
    return refused;
  }

  /** A line for each topic, in words for people. */
  String summary() {
    StringBuilder summary = new StringBuilder();
    results.forEach(
        (topic, counts) ->
            summary.append("%-9s%s%n".formatted(topic.topicName(), counted(counts, Tally::name))));
    if (!skipped.isEmpty()) {
      summary.append("%-9s%s%n".formatted("skipped", counted(skipped, type -> type)));
    }
    if (refused > 0) {
      summary.append(
          String.format(Locale.ROOT, "%,d %s refused%n", refused, refused == 1 ? "line" : "lines"));
    }
    return summary.toString();
  }

  private static String name(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  private static <K> String counted(Map<K, Long> counts, Function<K, String> name) {
    return counts.entrySet().stream()
        .map(
            entry ->
                String.format(Locale.ROOT, "%,d %s", entry.getValue(), name.apply(entry.getKey())))
        .collect(Collectors.joining(", "));
  }
}
