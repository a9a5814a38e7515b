package hookline.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.cli.TypedCommand;
import hookline.directory.DirectoryPut;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.FreePort;
import hookline.embedded.Shared;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each role says of itself at {@code /metrics}, each in a process of its own: what
 * docs/metrics.md promises, and what the dashboard and the alerts ask for.
 */
class RolesMetricsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> ROLES =
      List.of("ingress", "processor", "sink", "console", "replayer");

  @TempDir Path folder;

  private final String prefix = UUID.randomUUID() + ".";
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void metrics_ofEveryRole_areAsDocumented() throws Exception {
    String bootstrapServers = Shared.kafka().bootstrapServers();
    assertThat(
            TypedCommand.typed(
                    "topics",
                    "apply",
                    "--set=kafka.bootstrap.servers=" + bootstrapServers,
                    "--set=topics.prefix=" + prefix)
                .exit())
        .isZero();
    int webhooks = FreePort.find();
    for (String role : ROLES) {
      start(role, bootstrapServers, role.equals("ingress") ? webhooks : FreePort.find());
    }
    for (String role : ROLES) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> status(role, "/readyz") == 200);
    }
    String hook = hook(bootstrapServers);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> post(webhooks, hook) == 200);
    for (String role : ROLES) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> Scrape.of(management(role)).assertAsDocumented(role));
      assertThat(Scrape.of(management(role)).text()).doesNotContain(hook);
    }
    // Some come with time, as that of the first garbage collection.
    await().atMost(PATIENCE).untilAsserted(() -> MonitoringFiles.assertAnswered(scrapeOfAll()));
  }

  private Scrape scrapeOfAll() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String role : ROLES) {
      all.append(Scrape.of(management(role)).text());
    }
    return new Scrape(all.toString());
  }

  private void start(String role, String bootstrapServers, int httpPort) throws IOException {
    int port = FreePort.find();
    ports.put(role, port);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    settings.put("topics.prefix", prefix);
    settings.put("store.jdbc.url", Shared.postgresql().jdbcUrl());
    settings.put("state.dir", folder.resolve(role).toString());
    settings.put("http.port", Integer.toString(httpPort));
    settings.put("management.port", Integer.toString(port));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "hookline.cli.Main",
                role));
    settings.forEach((key, value) -> command.add("--set=" + key + "=" + value));
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(role + ".log").toFile())
            .start());
  }

  private String management(String role) {
    return "http://127.0.0.1:" + ports.get(role);
  }

  private int status(String role, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(management(role) + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int post(int port, String hook) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/" + hook))
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"hello\"}"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private String hook(String bootstrapServers) {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    Topics topics =
        new Topics(
            new TopicSettings(
                prefix,
                defaults.partitions(),
                defaults.replication(),
                defaults.retention(),
                defaults.maxRecordBytes()));
    Map<String, String> kafka = Map.of("bootstrap.servers", bootstrapServers);
    try (DirectoryView directory = DirectoryView.start(topics, kafka)) {
      assertThat(directory.awaitLoaded(PATIENCE)).isTrue();
      DirectoryWriter writer = new DirectoryWriter(directory, topics, kafka);
      Team team = (Team) put(writer, DirectoryTopic.TEAMS, "{'name':'t'}");
      User user = (User) put(writer, DirectoryTopic.USERS, "{'username':'u'}");
      Channel channel =
          (Channel)
              put(
                  writer,
                  DirectoryTopic.CHANNELS,
                  "{'name':'c','team_id':'%s'}".formatted(team.id()));
      return ((Hook)
              put(
                  writer,
                  DirectoryTopic.HOOKS,
                  "{'user_id':'%s','team_id':'%s','channel_id':'%s'}"
                      .formatted(user.id(), team.id(), channel.id())))
          .id();
    }
  }

  private static Object put(DirectoryWriter writer, DirectoryTopic topic, String json) {
    ObjectNode fields =
        (ObjectNode) Json.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return writer.write(new DirectoryPut(topic, fields, System.currentTimeMillis())).get(0).value();
  }
}
