package hookline.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts a report's figures and plots where the page about benchmarks has a place for them: between
 * two comments that name the part. What people wrote around them stays.
 */
public final class Documentation {
  private final Path page;

  public Documentation(Path page) {
    this.page = page;
  }

  /**
   * Replaces the part's figures by these, and draws its plots beside the page.
   *
   * @throws IOException when the page is missing, or has no place for the part
   */
  public void write(Report report) throws IOException {
    String text = Files.readString(page);
    String begin = "<!-- figures of %s -->".formatted(report.part());
    String end = "<!-- end of %s -->".formatted(report.part());
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException("%s has no %s ... %s to write to".formatted(page, begin, end));
    }
    String figures = plots(report) + MarkdownReport.of(report);
    Files.writeString(
        page,
        text.substring(0, from + begin.length())
            + "\n\n"
            + figures.replace(System.lineSeparator(), "\n")
            + "\n"
            + text.substring(to));
  }

  private String plots(Report report) throws IOException {
    Path folder = page.resolveSibling("benchmarks");
    Files.createDirectories(folder);
    StringBuilder links = new StringBuilder();
    for (Quantity quantity : Quantity.values()) {
      Optional<String> chart = BarChart.of(report.title(), report.scenes(), quantity);
      if (chart.isPresent()) {
        String file =
            "%s-%s.svg"
                .formatted(report.part(), quantity.key().replace('_', '-'))
                .toLowerCase(Locale.ROOT);
        Files.writeString(folder.resolve(file), chart.get().replace(System.lineSeparator(), "\n"));
        links.append(
            "![%s: %s](benchmarks/%s)%n%n".formatted(report.title(), quantity.title(), file));
      }
    }
    return links.toString();
  }
}
