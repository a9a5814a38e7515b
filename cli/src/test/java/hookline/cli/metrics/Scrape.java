package hookline.cli.metrics;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process says at {@code /metrics}. */
public record Scrape(String text) {
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Asks a process. */
  public static Scrape of(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    return new Scrape(answer.body());
  }

  /** That it has all that is documented for a role, and of ours nothing that is not. */
  public void assertAsDocumented(String role) {
    for (DocumentedMetric metric : DocumentedMetric.all()) {
      if (metric.isOf(role)) {
        assertThat(text.lines())
            .as("%s of %s", metric.name(), role)
            .contains("# TYPE %s %s".formatted(metric.name(), metric.type()));
        assertThat(labels(metric)).as("labels of %s", metric.name()).isEqualTo(metric.labels());
      }
    }
    Set<String> documented =
        DocumentedMetric.all().stream()
            .map(DocumentedMetric::name)
            .collect(toCollection(TreeSet::new));
    Set<String> ours =
        text.lines()
            .filter(line -> line.startsWith("# TYPE hookline_"))
            .map(line -> line.split(" ", -1)[2])
            // Micrometer keeps a maximum beside every timer and summary.
            .filter(name -> !name.endsWith("_max"))
            .collect(toCollection(TreeSet::new));
    assertThat(documented).containsAll(ours);
  }

  private Set<String> labels(DocumentedMetric metric) {
    String suffix =
        metric.type().equals("histogram") || metric.type().equals("summary") ? "_count" : "";
    String sample =
        text.lines()
            .filter(line -> line.matches(metric.name() + suffix + "[{ ].*"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no sample of " + metric.name()));
    return labels(sample).keySet();
  }

  /** The labels of each of a metric's samples. */
  List<Map<String, String>> samples(String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .map(Scrape::labels)
        .toList();
  }

  private static Map<String, String> labels(String sample) {
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(sample);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }

  /** The sum of a metric's samples whose labels contain that text. */
  public double sum(String name, String labels) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(labels))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
