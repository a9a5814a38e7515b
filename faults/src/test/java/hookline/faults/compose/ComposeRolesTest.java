package hookline.faults.compose;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hookline.cli.Main;
import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.faults.compose.ComposeFile.Service;
import hookline.ingress.IngressConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What docker-compose.yml and the Dockerfile say of Hookline, against Hookline. */
class ComposeRolesTest {
  private static final ComposeFile FILE = ComposeFile.ofProject();
  private static final ImageFile IMAGE = ImageFile.ofProject();

  /** The first is several roles with a cluster of their own; the others ask something and end. */
  private static final Set<String> NO_ROLES = Set.of("standalone", "send", "erase", "status");

  static List<Service> services() {
    return FILE.hookline();
  }

  static List<Service> roles() {
    return FILE.hookline().stream().filter(service -> !service.name().equals("topics")).toList();
  }

  @Test
  void everyRole_isAServiceOfItsName() {
    // What has subcommands serves nothing.
    Set<String> roles =
        new CommandLine(Main.class)
            .getSubcommands().entrySet().stream()
                .filter(command -> command.getValue().getSubcommands().isEmpty())
                .map(Map.Entry::getKey)
                .filter(name -> !NO_ROLES.contains(name))
                .collect(toSet());
    assertThat(roles).isNotEmpty();
    assertThat(roles()).extracting(Service::name).containsExactlyInAnyOrderElementsOf(roles);
    assertThat(roles()).allSatisfy(role -> assertThat(role.command()).containsExactly(role.name()));
  }

  @ParameterizedTest
  @MethodSource("services")
  void command_isOne(Service service) {
    CommandLine main = new CommandLine(Main.class);
    assertThatCode(() -> main.parseArgs(service.command().toArray(String[]::new)))
        .doesNotThrowAnyException();
    assertThat(service.command()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void variables_areSettings_ofValuesThatAreTaken(Service service, @TempDir Path folder) {
    Map<String, String> environment = service.environment();
    assertThat(environment.keySet()).allMatch(variable -> variable.startsWith("HOOKLINE_"));
    assertThat(Settings.unknownVariables(environment)).isEmpty();
    assertThat(Settings.unknownVariables(IMAGE.environment())).isEmpty();

    Settings settings = Settings.of(Settings.merge(null, environment, Map.of()));
    assertThat(settings.kafka().keySet()).isSubsetOf(kafkasOwn());
    try (InstanceSlot slot =
        InstanceSlot.take(folder, service.name(), settings.text(Setting.INSTANCE_GROUP))) {
      assertThatCode(() -> new RoleConfigs(settings).check(slot)).doesNotThrowAnyException();
    }
  }

  @Test
  void ports_areTheSettings() {
    assertThat(IMAGE.all("EXPOSE"))
        .containsExactly(
            Setting.HTTP_PORT.defaultValue() + " " + Setting.MANAGEMENT_PORT.defaultValue());
    assertThat(FILE.service("ingress").ports())
        .allSatisfy(port -> assertThat(port).endsWith(":" + Setting.HTTP_PORT.defaultValue()));
    assertThat(FILE.service("console").ports())
        .allSatisfy(port -> assertThat(port).endsWith(":" + Setting.HTTP_PORT.defaultValue()))
        .doesNotContainAnyElementsOf(FILE.service("ingress").ports());
    // Both tell hooks' URLs, which are the ingress's.
    for (String role : List.of("ingress", "console")) {
      assertThat(FILE.service(role).environment().get(Setting.SITE_URL.variable()))
          .as(role)
          .isEqualTo("http://localhost:" + FILE.service("ingress").ports().get(0).split(":", 2)[0]);
    }
    assertThat(roles())
        .allSatisfy(
            role ->
                assertThat(role.healthCheck().get(3))
                    .contains(
                        "/dev/tcp/127.0.0.1/" + Setting.MANAGEMENT_PORT.defaultValue() + " "));
  }

  @Test
  void replicas_shareADurableFolder_andAName() {
    String stateDir = IMAGE.environment().get(Setting.STATE_DIR.variable());
    assertThat(stateDir).startsWith("/");
    assertThat(IMAGE.all("RUN")).anyMatch(run -> run.contains("chown hookline " + stateDir));
    assertThat(IMAGE.all("VOLUME")).isEmpty();
    for (String role : List.of("processor", "sink")) {
      assertThat(FILE.service(role).volumes()).containsOnlyKeys(stateDir);
      assertThat(FILE.volumes()).contains(FILE.service(role).volumes().get(stateDir));
      assertThat(FILE.service(role).environment()).containsKey(Setting.INSTANCE_GROUP.variable());
      assertThat(FILE.service(role).ports()).isEmpty();
    }
  }

  @Test
  void roles_startWhenWhatTheyNeedIsThere() {
    Service topics = FILE.service("topics");
    assertThat(topics.command()).containsExactly("topics", "apply");
    assertThat(topics.restart()).isEqualTo("on-failure");
    assertThat(topics.healthCheck()).isEmpty();
    assertThat(topics.dependsOn().keySet())
        .containsExactlyInAnyOrderElementsOf(FILE.brokers().stream().map(Service::name).toList());
    assertThat(roles())
        .allSatisfy(
            role -> {
              assertThat(role.dependsOn())
                  .containsEntry("topics", "service_completed_successfully");
              assertThat(role.restart()).isEqualTo("unless-stopped");
              assertThat(role.healthCheck()).startsWith("CMD");
            });
    for (String role : List.of("sink", "console")) {
      assertThat(FILE.service(role).dependsOn()).containsEntry("postgresql", "service_healthy");
    }
    assertThat(FILE.services().values())
        .flatExtracting(service -> service.dependsOn().entrySet())
        .filteredOn(other -> other.getValue().equals("service_healthy"))
        .allSatisfy(other -> assertThat(FILE.service(other.getKey()).healthCheck()).isNotEmpty());
  }

  @Test
  void monitoring_isStartedWhenAskedFor_fromFilesThatAreThere_andAsksEveryRole() throws Exception {
    assertThat(FILE.services().values().stream().filter(service -> !service.profiles().isEmpty()))
        .allSatisfy(service -> assertThat(service.profiles()).containsExactly("monitoring"))
        .extracting(Service::name)
        .containsExactly("prometheus", "grafana");
    for (String name : List.of("prometheus", "grafana")) {
      assertThat(FILE.service(name).ports())
          .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
      assertThat(FILE.service(name).volumes().values())
          .filteredOn(volume -> volume.startsWith("./"))
          .isNotEmpty()
          .allSatisfy(folder -> assertThat(Path.of("..", folder)).isDirectory());
    }
    String asked = Files.readString(Path.of("../monitoring/prometheus/prometheus.yml"));
    assertThat(asked)
        .contains(
            "names: [%s]"
                .formatted(String.join(", ", roles().stream().map(Service::name).toList())),
            "port: " + Setting.MANAGEMENT_PORT.defaultValue() + "\n");
  }

  @Test
  void aStop_isWaitedFor() {
    IngressConfig ingress = new RoleConfigs(Settings.of(Map.of())).ingress();
    assertThat(FILE.service("ingress").gracePeriod())
        .isGreaterThan(
            ingress.drainTime().plus(ingress.stopPatience()).plus(ingress.deliveryTimeout()));
  }

  @Test
  void launcher_findsItsJars_andIsFound() {
    assertThat(IMAGE.all("COPY"))
        .containsExactly(
            "--from=build /build/cli/target/dist/lib /opt/hookline/lib",
            "--from=build /build/hookline /opt/hookline/hookline");
    assertThat(IMAGE.environment()).containsEntry("PATH", "/opt/hookline:$PATH");
    // The exec form: a shell in between would not pass SIGTERM on.
    assertThat(IMAGE.all("ENTRYPOINT")).containsExactly("[\"/opt/hookline/hookline\"]");
  }

  @Test
  void image_isBuiltFromTheSourcesAlone() throws IOException {
    assertThat(Files.readAllLines(Path.of("../.dockerignore")))
        .contains("**/target", ".git", ".env", ".hookline");
  }

  private static Set<String> kafkasOwn() {
    return Stream.of(
            AdminClientConfig.configNames(),
            ConsumerConfig.configNames(),
            ProducerConfig.configNames(),
            StreamsConfig.configDef().names())
        .flatMap(Set::stream)
        .collect(toSet());
  }
}
