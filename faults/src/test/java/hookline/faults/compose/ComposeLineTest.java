package hookline.faults.compose;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.faults.compose.ComposeFile.Service;
import hookline.faults.compose.LocalLine.Ended;
import hookline.faults.compose.LocalLine.Replica;
import hookline.faults.process.Signals;
import hookline.faults.process.Waiting;
import hookline.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * docker-compose.yml run without Docker: its services' own commands and environments, its health
 * checks, and what its first comment tells to type. Two of each service that can be scaled.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeLineTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int STOPPED_BY_SIGTERM = 128 + 15;
  private static final String STATE_DIR = "HOOKLINE_STATE_DIR";

  private static final ComposeFile FILE = ComposeFile.ofProject();
  private static final ImageFile IMAGE = ImageFile.ofProject();
  private static final HeaderCommands COMMANDS = HeaderCommands.of(FILE);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static LocalLine line;

  @BeforeAll
  static void up() throws Exception {
    line = LocalLine.start(FILE, IMAGE, folder);
    for (Service broker : FILE.brokers()) {
      assertThat(line.isHealthy(broker)).as(broker.name()).isTrue();
    }
    Service topics = FILE.service("topics");
    Ended applied = line.run(topics, topics.command());
    assertThat(applied.exitCode()).as(applied.toString()).isZero();
    Stream.of("ingress", "processor", "processor", "sink", "sink", "console")
        .map(FILE::service)
        .forEach(line::up);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unhealthy()).isEmpty());
  }

  @AfterAll
  static void down() {
    if (line != null) {
      line.close();
    }
  }

  @Test
  void topics_areAsTheyMustBe_withTheServicesOwnSettings() throws IOException {
    Ended check = line.run(FILE.service("topics"), List.of("topics", "check"));
    assertThat(check.exitCode()).as(check.toString()).isZero();
  }

  @Test
  void theCommentsCommands_carryAWebhookToItsRow() throws Exception {
    Map<String, String> printed = new LinkedHashMap<>();
    for (List<String> command :
        COMMANDS.after("docker", "compose", "exec", "ingress", "hookline")) {
      Ended ended =
          line.run(
              FILE.service("ingress"),
              command.stream().map(word -> filledIn(word, printed)).toList());
      assertThat(ended.exitCode()).as(ended.toString()).isZero();
      read(command, ended, printed);
    }
    assertThat(printed).containsOnlyKeys("TEAM", "USER", "CHANNEL", "HOOK", "URL");

    List<String> curl = COMMANDS.after("curl", "--data").get(0);
    String payload = curl.get(0);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(filledIn(curl.get(1), printed)))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(payload))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.statusCode()).isEqualTo(200);

    List<String> psql = COMMANDS.after("docker", "compose", "exec", "postgresql", "psql").get(0);
    assertThat(psql.subList(0, 3)).containsExactly("--username", "hookline", "--command");
    String text =
        Json.readTree(payload.split("=", 2)[1].getBytes(StandardCharsets.UTF_8))
            .path("text")
            .asText();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(messages(psql.get(3))).containsExactly(text));
  }

  @Test
  void console_answersBesideTheIngress() throws Exception {
    String port = FILE.service("console").ports().get(0).split(":", 2)[0];
    URI ping = URI.create(line.here("http://localhost:" + port + "/api/v4/system/ping"));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(ping).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("{\"status\":\"OK\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void replicas_areMembersOfTheirGroups_underNamesOfTheirOwn() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(members("hookline.processor"))
                  .hasSize(2)
                  .anySatisfy(id -> assertThat(id).startsWith("processor-0"))
                  .anySatisfy(id -> assertThat(id).startsWith("processor-1"));
              assertThat(members("hookline.sink")).containsExactlyInAnyOrder("sink-0", "sink-1");
            });
  }

  @Test
  void state_liesInVolumes() {
    for (Replica replica : line.replicas()) {
      Service service = replica.service();
      Path state = line.volume(service, IMAGE.environment().get(STATE_DIR));
      if (service.volumes().isEmpty()) {
        // It has none because it keeps nothing.
        assertThat(state).doesNotExist();
      } else {
        assertThat(state.resolve(service.name())).isDirectoryContaining("glob:**/0");
        assertThat(state.resolve(service.name())).isDirectoryContaining("glob:**/1");
      }
    }
  }

  /** After a row has come through all of them, Kafka's own topics are there too. */
  @Test
  @Order(Integer.MAX_VALUE - 1)
  void kafkasOwnTopics_outliveABroker() throws Exception {
    Admin admin = line.kafka().admin();
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    assertThat(names).contains("__consumer_offsets", "__transaction_state");
    assertThat(admin.describeTopics(names).allTopicNames().get().values())
        .flatExtracting(topic -> topic.partitions())
        .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
    assertThat(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get())
        .allSatisfy(
            (topic, config) ->
                assertThat(config.get("min.insync.replicas").value())
                    .as(topic.name())
                    .isEqualTo("2"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void sigterm_stopsEveryRoleWithinItsGracePeriod() throws IOException {
    line.replicas().forEach(replica -> Signals.send("TERM", replica.process().pid()));
    for (Replica replica : line.replicas()) {
      Waiting.until(
          replica.process().name() + " has stopped",
          replica.service().gracePeriod(),
          () -> !replica.process().isAlive());
      assertThat(replica.process().exitCode()).isEqualTo(STOPPED_BY_SIGTERM);
      assertThat(Files.readString(replica.process().said()))
          .contains("The " + replica.service().name() + " has stopped");
    }
  }

  private static List<String> unhealthy() throws IOException, InterruptedException {
    List<String> unhealthy = new ArrayList<>();
    for (Replica replica : line.replicas()) {
      if (!line.isHealthy(replica)) {
        unhealthy.add(replica.process().name() + ", see " + replica.process().said());
      }
    }
    return unhealthy;
  }

  /** Takes down the id of what was made, under the name the comment has for it, and the URL. */
  private static void read(List<String> command, Ended ended, Map<String, String> printed) {
    if (!command.get(1).equals("put")) {
      assertThat(ended.said()).anyMatch(said -> said.startsWith("{"));
      return;
    }
    String topic = command.get(2);
    String name = topic.substring(0, topic.length() - 1).toUpperCase(Locale.ROOT);
    for (String said : ended.said()) {
      if (said.startsWith("{")) {
        JsonNode made = Json.readTree(said.getBytes(StandardCharsets.UTF_8));
        printed.put(name, made.path("id").asText());
      } else if (said.startsWith("http")) {
        printed.put("URL", said);
      }
    }
  }

  private static String filledIn(String word, Map<String, String> printed) {
    String filled = word;
    for (Map.Entry<String, String> value : printed.entrySet()) {
      filled = filled.replaceAll("\\b" + value.getKey() + "\\b", value.getValue());
    }
    return filled;
  }

  private static List<String> messages(String sql) throws SQLException {
    Map<String, String> sink = FILE.service("sink").environment();
    try (Connection connection =
            DriverManager.getConnection(
                line.here(sink.get("HOOKLINE_STORE_JDBC_URL")),
                sink.get("HOOKLINE_STORE_USER"),
                sink.get("HOOKLINE_STORE_PASSWORD"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> messages = new ArrayList<>();
      while (rows.next()) {
        messages.add(rows.getString("message"));
      }
      return messages;
    }
  }

  private static Set<String> members(String group) throws Exception {
    return line
        .kafka()
        .admin()
        .describeConsumerGroups(List.of(group))
        .all()
        .get()
        .get(group)
        .members()
        .stream()
        .map(MemberDescription::groupInstanceId)
        .map(id -> id.orElse("without a name"))
        .collect(toSet());
  }
}
