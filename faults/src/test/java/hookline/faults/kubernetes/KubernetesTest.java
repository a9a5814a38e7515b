package hookline.faults.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hookline.cli.Main;
import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.faults.kubernetes.Manifests.Node;
import hookline.ingress.IngressConfig;
import hookline.web.ErrorBody;
import hookline.web.HealthHandlers;
import hookline.web.HttpBounds;
import hookline.web.HttpPort;
import hookline.web.MetricsHandler;
import hookline.web.Readiness;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What examples/kubernetes says of Hookline, against Hookline. */
class KubernetesTest {
  private static final Manifests FILE = Manifests.ofProject();
  private static final List<String> STATEFUL = List.of("processor", "sink", "replayer");
  private static final List<String> STATELESS = List.of("ingress", "console");

  static List<Node> workloads() {
    return FILE.workloads();
  }

  static Stream<Node> roles() {
    return FILE.workloads().stream().filter(each -> !each.text("kind").equals("Job"));
  }

  @Test
  void everyRole_isOfTheKindItNeeds() {
    assertThat(FILE.ofKind("StatefulSet"))
        .extracting(each -> Manifests.container(each).texts("args"))
        .containsExactlyInAnyOrderElementsOf(STATEFUL.stream().map(List::of).toList());
    assertThat(FILE.ofKind("Deployment"))
        .extracting(each -> Manifests.container(each).texts("args"))
        .containsExactlyInAnyOrderElementsOf(STATELESS.stream().map(List::of).toList());
    assertThat(FILE.ofKind("Job"))
        .extracting(each -> Manifests.container(each).texts("args"))
        .containsExactly(List.of("topics", "apply"));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void arguments_areACommand(Node workload) {
    CommandLine main = new CommandLine(Main.class);
    assertThatCode(
            () ->
                main.parseArgs(Manifests.container(workload).texts("args").toArray(String[]::new)))
        .doesNotThrowAnyException();
  }

  @Test
  void variables_areSettings_ofValuesThatAreTaken(@TempDir Path folder) {
    Map<String, String> given = variables();
    assertThat(Settings.unknownVariables(given)).isEmpty();
    Settings settings = settings();
    try (InstanceSlot slot = InstanceSlot.take(folder, "any", "")) {
      assertThatCode(() -> new RoleConfigs(settings).check(slot)).doesNotThrowAnyException();
    }
    // Nothing a role is told by the wrong name.
    assertThat(FILE.workloads())
        .allSatisfy(
            each ->
                assertThat(Manifests.container(each).list("envFrom"))
                    .isNotEmpty()
                    .allSatisfy(
                        source ->
                            assertThat(
                                    source.at("configMapRef", "name").value() != null
                                        || source.at("secretRef", "name").value() != null)
                                .isTrue()));
  }

  @ParameterizedTest
  @MethodSource("roles")
  void ports_areTheSettings(Node role) {
    Map<String, String> ports = new HashMap<>();
    Manifests.container(role)
        .list("ports")
        .forEach(port -> ports.put(port.text("name"), port.text("containerPort")));
    assertThat(ports).containsEntry("management", Setting.MANAGEMENT_PORT.defaultValue());
    if (role.text("kind").equals("Deployment")) {
      assertThat(ports).containsEntry("http", Setting.HTTP_PORT.defaultValue());
    } else {
      assertThat(ports).doesNotContainKey("http");
    }
  }

  /** Asked of a management port as every role has it. */
  @ParameterizedTest
  @MethodSource("roles")
  void probes_areAnswered(Node role) throws Exception {
    Node container = Manifests.container(role);
    Map<String, String> annotations = role.at("spec", "template", "metadata", "annotations").map();
    assertThat(annotations)
        .containsEntry("prometheus.io/port", Setting.MANAGEMENT_PORT.defaultValue());
    HealthHandlers handlers =
        new HealthHandlers(Readiness.of(), new MetricsHandler(() -> "", ErrorBody.NOTHING_HERE));
    try (HttpPort port = HttpPort.start("127.0.0.1", 0, HttpBounds.MANAGEMENT, handlers)) {
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        Node get = container.at(probe, "httpGet");
        assertThat(get.text("port")).isEqualTo("management");
        assertThat(status(port, get.text("path"))).as(probe).isEqualTo(200);
      }
      assertThat(status(port, String.valueOf(annotations.get("prometheus.io/path"))))
          .isEqualTo(200);
    }
    // To be restarted because PostgreSQL is away would help nobody.
    assertThat(container.at("livenessProbe", "httpGet").text("path")).isEqualTo("/healthz");
    assertThat(container.at("readinessProbe", "httpGet").text("path")).isEqualTo("/readyz");
  }

  @Test
  void stops_areWaitedFor_andNoticedInTime() {
    IngressConfig ingress = new RoleConfigs(settings()).ingress();
    Node pod = FILE.named("Deployment", "hookline-ingress").at("spec", "template", "spec");
    assertThat(Duration.ofSeconds(pod.number("terminationGracePeriodSeconds")))
        .isGreaterThan(
            ingress.drainTime().plus(ingress.stopPatience()).plus(ingress.deliveryTimeout()));
    Node ready =
        Manifests.container(FILE.named("Deployment", "hookline-ingress")).at("readinessProbe");
    assertThat(
            Duration.ofSeconds(
                (long) ready.number("periodSeconds") * ready.number("failureThreshold")))
        .isLessThan(ingress.drainTime());
  }

  @Test
  void stateDir_isTheVolume() throws Exception {
    String dockerfile = Files.readString(Path.of("../Dockerfile"));
    for (String role : STATEFUL) {
      Node set = FILE.named("StatefulSet", "hookline-" + role);
      Node mount = Manifests.container(set).list("volumeMounts").get(0);
      assertThat(dockerfile).contains("ENV HOOKLINE_STATE_DIR=" + mount.text("mountPath") + "\n");
      Node claim = set.at("spec").list("volumeClaimTemplates").get(0);
      assertThat(claim.at("metadata").text("name")).isEqualTo(mount.text("name"));
      assertThat(dockerfile)
          .contains(
              "--uid "
                  + set.at("spec", "template", "spec", "securityContext").text("runAsUser")
                  + " ");
    }
  }

  /** The hook of every StatefulSet, with commands beside it that tell what they are given. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void preStop_signalsOnScaleInOnly(int exit, @TempDir Path folder) throws Exception {
    Path hookline = folder.resolve("hookline");
    Files.writeString(hookline, "#!/bin/sh\necho \"$@\" >&2\nexit " + exit + "\n");
    Files.setPosixFilePermissions(hookline, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String role : STATEFUL) {
      List<String> command =
          Manifests.container(FILE.named("StatefulSet", "hookline-" + role))
              .at("lifecycle", "preStop", "exec")
              .texts("command");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
      // In the shell kill is a command of its own, before which a function of the name stands.
      builder.environment().put("BASH_FUNC_kill%%", "() { echo \"kill $*\"; }");
      Process run = builder.start();
      String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(run.waitFor()).isZero();
      assertThat(said).isEqualTo("kubernetes scaled-in\n" + (exit == 0 ? "kill -USR1 1\n" : ""));
      assertThatCode(() -> new CommandLine(Main.class).parseArgs("kubernetes", "scaled-in"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void podsMayAskAboutTheirSets() {
    Node rule = FILE.named("Role", "hookline").list("rules").get(0);
    assertThat(rule.texts("resourceNames"))
        .containsExactlyInAnyOrderElementsOf(
            FILE.ofKind("StatefulSet").stream()
                .map(set -> set.at("metadata").text("name"))
                .toList());
    assertThat(rule.texts("verbs")).containsExactly("get");
    assertThat(FILE.ofKind("StatefulSet"))
        .allSatisfy(
            set ->
                assertThat(set.at("spec", "template", "spec").text("serviceAccountName"))
                    .isEqualTo(FILE.ofKind("ServiceAccount").get(0).at("metadata").text("name")));
  }

  @Test
  void selectors_findTheirPods() {
    for (Node workload : roles().toList()) {
      assertThat(workload.at("spec", "selector", "matchLabels").map())
          .isEqualTo(workload.at("spec", "template", "metadata", "labels").map());
    }
    List<Map<String, String>> labels =
        FILE.workloads().stream()
            .map(each -> each.at("spec", "template", "metadata", "labels").map())
            .toList();
    assertThat(FILE.ofKind("PodDisruptionBudget"))
        .isNotEmpty()
        .allSatisfy(
            budget ->
                assertThat(labels).contains(budget.at("spec", "selector", "matchLabels").map()));
    assertThat(FILE.ofKind("Service"))
        .allSatisfy(service -> assertThat(labels).contains(service.at("spec", "selector").map()));
  }

  @Test
  void autoscaling_neverExceedsThePartitions_andGoesByAMetricThereIs() throws Exception {
    Node scaled = FILE.ofKind("ScaledObject").get(0).at("spec");
    assertThat(FILE.named("StatefulSet", scaled.at("scaleTargetRef").text("name")).isThere())
        .isTrue();
    Settings settings = settings();
    int threads = settings.number(Setting.PROCESSOR_THREADS, 1, 1_000);
    int partitions = settings.number(Setting.TOPICS_PARTITIONS, 1, 10_000);
    assertThat(scaled.number("maxReplicaCount") * threads)
        .isLessThanOrEqualTo(partitions)
        .isLessThanOrEqualTo(Integer.parseInt(Setting.TOPICS_PARTITIONS.defaultValue()));
    String query = scaled.list("triggers").get(0).at("metadata").text("query");
    assertThat(query).isEqualTo("max(hookline_payloads_lag)");
    // A page that its own test holds against what the roles tell.
    assertThat(Files.readString(Path.of("../docs/metrics.md")))
        .containsPattern(Pattern.compile("(?m)^\\| `hookline_payloads_lag` \\| gauge \\|"));
  }

  private static Map<String, String> variables() {
    Map<String, String> all = new HashMap<>(FILE.named("ConfigMap", "hookline").at("data").map());
    all.putAll(FILE.named("Secret", "hookline").at("stringData").map());
    return all;
  }

  private static Settings settings() {
    return Settings.of(Settings.merge(null, variables(), Map.of()));
  }

  private static int status(HttpPort port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
