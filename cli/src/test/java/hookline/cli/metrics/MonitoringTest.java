package hookline.cli.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.metrics.MonitoringFiles.Alert;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What {@code monitoring/} holds, as far as it can be told without Prometheus and Grafana; that its
 * metrics are there is told by {@link RolesMetricsTest}.
 */
class MonitoringTest {
  @Test
  void everyAlert_hasASeverity_andItsSectionInTheDocs() {
    Set<String> sections =
        MonitoringFiles.text(Path.of("../docs/alerts.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .collect(toSet());
    List<Alert> alerts = MonitoringFiles.alerts();
    assertThat(alerts).isNotEmpty().extracting(Alert::name).doesNotHaveDuplicates();
    for (Alert alert : alerts) {
      assertThat(alert.labels().get("severity")).as(alert.name()).isIn("page", "ticket", "info");
      assertThat(alert.notes().get("summary")).as(alert.name()).isNotEmpty();
      assertThat(alert.notes().get("runbook"))
          .isEqualTo("docs/alerts.md#" + alert.name().toLowerCase(Locale.ROOT));
      assertThat(sections).contains(alert.name());
    }
    assertThat(sections)
        .containsExactlyInAnyOrderElementsOf(alerts.stream().map(Alert::name).toList());
  }

  @Test
  void everyAlert_isShownToFire_andToBeQuiet() {
    Set<String> fired = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    for (Map<String, Object> test :
        MonitoringFiles.list(MonitoringFiles.yaml(MonitoringFiles.ALERTS_TEST).get("tests"))) {
      for (Map<String, Object> one : MonitoringFiles.list(test.get("alert_rule_test"))) {
        boolean fires = !MonitoringFiles.list(one.get("exp_alerts")).isEmpty();
        (fires ? fired : quiet).add(String.valueOf(one.get("alertname")));
      }
    }
    List<String> names = MonitoringFiles.alerts().stream().map(Alert::name).sorted().toList();
    assertThat(fired).containsExactlyElementsOf(names);
    assertThat(quiet).containsExactlyElementsOf(names);
  }

  @Test
  void promtool_whereItIs_findsTheRulesRight() throws Exception {
    assumeTrue(isInstalled("promtool"), "no promtool, which is in Debian's package prometheus");
    run("promtool", "check", "rules", MonitoringFiles.ALERTS.toString());
    run("promtool", "test", "rules", MonitoringFiles.ALERTS_TEST.toString());
    run(
        "promtool",
        "check",
        "config",
        MonitoringFiles.ROOT.resolve("prometheus/prometheus.yml").toString());
  }

  @Test
  void dashboard_beginsWithTheLine_andAsksTheSourceThatIsProvisioned() {
    JsonNode dashboard = MonitoringFiles.dashboard();
    Object source =
        MonitoringFiles.list(
                MonitoringFiles.yaml(
                        MonitoringFiles.ROOT.resolve(
                            "grafana/provisioning/datasources/prometheus.yml"))
                    .get("datasources"))
            .get(0)
            .get("uid");
    List<Integer> ids = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      ids.add(panel.path("id").asInt());
      if (panel.path("type").asText().equals("row")) {
        rows.add(panel.path("title").asText());
      } else {
        assertThat(panel.path("datasource").path("uid").asText()).isEqualTo(source);
        assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(rows)
        .containsExactly(
            "The line",
            "Ingress",
            "Processor",
            "Sink",
            "Replays",
            "Directory",
            "Console",
            "Processes");
    assertThat(dashboard.path("panels").path(1).path("title").asText())
        .isEqualTo("Oldest payload not stored");
  }

  @Test
  void expressions_areTakenApart() {
    PromQl asked =
        PromQl.parse(
            "sum by (le, x) (rate(a_total{b=\"c\", d=~\"e|f\"}[5m:1m])) / on (g) max(h) > 1 or i");
    assertThat(asked.selectors())
        .containsExactly(
            new PromQl.Selector("a_total", Map.of("b", "c"), Set.of("b", "d")),
            new PromQl.Selector("h", Map.of(), Set.of()),
            new PromQl.Selector("i", Map.of(), Set.of()));
    assertThat(asked.grouping()).containsExactly("g", "le", "x");
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, program).canExecute());
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
