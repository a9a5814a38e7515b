package hookline.cli.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A row of the tables in docs/metrics.md: a metric that is promised. */
public record DocumentedMetric(String name, String type, Set<String> labels, Set<String> roles) {
  /** All there are. */
  public static List<DocumentedMetric> all() {
    try {
      return Files.readAllLines(Path.of("../docs/metrics.md")).stream()
          .filter(line -> line.startsWith("| `"))
          .map(DocumentedMetric::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DocumentedMetric of(String row) {
    String[] cells = row.split("\\|", -1);
    return new DocumentedMetric(
        words(cells[1]).iterator().next(), cells[2].strip(), words(cells[3]), words(cells[4]));
  }

  private static Set<String> words(String cell) {
    Set<String> words = new TreeSet<>();
    Arrays.stream(cell.replace('`', ' ').split("[ ,]+", -1))
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return words;
  }

  /** Whether a process of that role has it. */
  public boolean isOf(String role) {
    return roles.contains(role) || roles.contains("all");
  }
}
