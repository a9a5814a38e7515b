package hookline.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files in {@code monitoring/}, as Prometheus and Grafana read them. */
final class MonitoringFiles {
  static final Path ROOT = Path.of("../monitoring");
  static final Path ALERTS = ROOT.resolve("prometheus/alerts.yml");
  static final Path ALERTS_TEST = ROOT.resolve("prometheus/alerts-test.yml");
  static final Path DASHBOARD = ROOT.resolve("grafana/dashboards/hookline.json");

  /** Prometheus' own: no process tells it. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

  /** Told where HTTPS is on, which the processes asked here have off; HttpsTest looks for it. */
  private static final Set<String> OF_HTTPS = Set.of("hookline_tls_certificate_expiry_seconds");

  /** What prometheus.yml gives every metric. */
  private static final Set<String> OF_TARGETS = Set.of("job", "instance", "role");

  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  private MonitoringFiles() {}

  /** An alert, as its file has it. */
  record Alert(
      String name, String expression, Map<String, String> labels, Map<String, String> notes) {}

  /**
   * A question to Prometheus, and where it stands.
   *
   * @param shown labels its answer is shown by
   */
  record Question(String where, String expression, Set<String> shown) {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> yaml(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    return (Map<String, Object>) new Yaml(new SafeConstructor(strict)).load(text(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Object value) {
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> map(Object value) {
    return value == null ? Map.of() : (Map<String, String>) value;
  }

  static List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (Map<String, Object> group : list(yaml(ALERTS).get("groups"))) {
      for (Map<String, Object> rule : list(group.get("rules"))) {
        alerts.add(
            new Alert(
                String.valueOf(rule.get("alert")),
                String.valueOf(rule.get("expr")),
                map(rule.get("labels")),
                map(rule.get("annotations"))));
      }
    }
    return alerts;
  }

  static JsonNode dashboard() {
    return Json.readWholeTree(text(DASHBOARD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** All that is asked, by alerts and by the dashboard. */
  static List<Question> questions() {
    List<Question> all = new ArrayList<>();
    alerts().forEach(alert -> all.add(new Question(alert.name(), alert.expression(), Set.of())));
    for (JsonNode panel : dashboard().path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        Set<String> shown = new TreeSet<>();
        Matcher legend = LEGEND.matcher(target.path("legendFormat").asText());
        while (legend.find()) {
          shown.add(legend.group(1));
        }
        all.add(new Question(panel.path("title").asText(), target.path("expr").asText(), shown));
      }
    }
    return all;
  }

  /** That what is asked for is what processes tell, by metric, label and value. */
  static void assertAnswered(Scrape all) {
    for (Question question : questions()) {
      PromQl asked = PromQl.parse(question.expression());
      assertThat(asked.selectors()).as(question.toString()).isNotEmpty();
      Set<String> labels = new TreeSet<>(OF_TARGETS);
      for (PromQl.Selector selector : asked.selectors()) {
        if (OF_PROMETHEUS.contains(selector.metric()) || OF_HTTPS.contains(selector.metric())) {
          continue;
        }
        List<Map<String, String>> samples = all.samples(selector.metric());
        assertThat(samples).as("%s of %s", selector.metric(), question).isNotEmpty();
        Set<String> its =
            samples.stream()
                .flatMap(sample -> sample.keySet().stream())
                .collect(Collectors.toSet());
        labels.addAll(its);
        its.addAll(OF_TARGETS);
        assertThat(its).as("labels of %s", question).containsAll(selector.named());
        assertThat(samples)
            .as("%s of %s", selector, question)
            .anyMatch(sample -> sample.entrySet().containsAll(selector.equal().entrySet()));
      }
      assertThat(labels).as(question.toString()).containsAll(asked.grouping());
      assertThat(asked.grouping().isEmpty() ? labels : asked.grouping())
          .as("shown by %s", question)
          .containsAll(question.shown());
    }
  }
}
