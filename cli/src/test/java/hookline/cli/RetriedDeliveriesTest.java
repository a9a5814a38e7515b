package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryPut;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.ingress.Ingress;
import hookline.ingress.IngressServer;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.processor.PayloadStream;
import hookline.sink.Sink;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.TopicAdmin;
import hookline.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sender that sends a delivery again, over the whole line, whichever processor gets it. */
class RetriedDeliveriesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HELLO = "{\"text\":\"pushed\"}";
  private static final String GITHUB = "X-GitHub-Delivery";

  @TempDir Path state;

  private final HttpClient client = HttpClient.newHttpClient();
  private final RoleConfigs configs =
      new RoleConfigs(
          Settings.of(
              Map.of(
                  "kafka.bootstrap.servers",
                  Shared.kafka().bootstrapServers(),
                  // How long the place of a processor that is gone is kept for it.
                  "kafka.session.timeout.ms",
                  "6000",
                  "topics.prefix",
                  UUID.randomUUID() + ".",
                  "topics.partitions",
                  "2",
                  "store.jdbc.url",
                  Shared.postgresql().jdbcUrl(),
                  "http.port",
                  "0")));
  private final Topics topics = configs.topics();
  private DirectoryView directory;
  private IngressServer ingress;
  private InstanceSlot sinkSlot;
  private Sink sink;
  private Channel channel;
  private User user;

  @BeforeEach
  void start() {
    Map<String, String> kafka = configs.ingress().kafka();
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
    directory = DirectoryView.start(topics, kafka);
    assertThat(directory.awaitLoaded(PATIENCE)).isTrue();
    ingress =
        IngressServer.start(configs.ingress(), Ingress.start(configs.ingress(), topics, directory));
    sinkSlot = InstanceSlot.take(state, "sink", "group");
    sink = new Sink(configs.sink(sinkSlot, topics), topics);
    sink.start();
    await().atMost(PATIENCE).until(() -> sink.notReady() == null);
    Team team = (Team) put(DirectoryTopic.TEAMS, "{'name':'t'}");
    user = (User) put(DirectoryTopic.USERS, "{'username':'u'}");
    channel =
        (Channel) put(DirectoryTopic.CHANNELS, "{'name':'c','team_id':'%s'}".formatted(team.id()));
  }

  @AfterEach
  void stop() {
    ingress.close();
    sink.close();
    sinkSlot.close();
    directory.close();
  }

  @Test
  void deliverySentAgain_isTheFirstOne_forARestartAndForAnotherProcessor() throws Exception {
    Hook hook = hook("'retry_key':'header:X-GitHub-Delivery'");
    JsonNode first;
    try (Processor host = new Processor("host")) {
      first = send(200, hook, HELLO, GITHUB, "72d3");
      assertThat(first.path("status").asText()).isEqualTo("posted");
      assertRepeats(send(200, hook, HELLO, GITHUB, "72d3"), first);
      // As large as the log keeps headers, in names enough to come before and after.
      List<String> headers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        headers.addAll(List.of("X-Large-" + i, "x".repeat(450)));
      }
      headers.addAll(List.of(GITHUB, "72d3"));
      assertRepeats(send(200, hook, HELLO, headers.toArray(String[]::new)), first);
    }
    try (Processor again = new Processor("host")) {
      assertRepeats(send(200, hook, HELLO, GITHUB, "72d3"), first);
    }
    try (Processor elsewhere = new Processor("another-host-without-its-disk")) {
      assertRepeats(send(200, hook, HELLO, GITHUB, "72d3"), first);
      JsonNode reused = send(422, hook, "{\"text\":\"another\"}", GITHUB, "72d3");
      assertThat(reused.path("id").asText()).isEqualTo("idempotency_key_reused");
      assertThat(reused.path("message").asText())
          .contains("x-github-delivery", first.path("delivery_id").asText());
      assertThat(send(200, hook, HELLO, GITHUB, "a3f0").path("status").asText())
          .isEqualTo("posted");
    }
    await().atMost(PATIENCE).until(() -> count("duplicates", hook) == 4);
    await().atMost(PATIENCE).until(() -> count("rejected", hook) == 1);
    await().atMost(PATIENCE).until(() -> count("posts", hook) == 2);
    assertThat(value("SELECT DISTINCT retry_key || ' ' || idempotency_key FROM duplicates", hook))
        .isEqualTo("header:x-github-delivery 72d3");
  }

  @Test
  void bodySentAgain_countsOnceUntilItsTimeIsOver() throws Exception {
    Hook hook = hook("'retry_key':'body','retry_window_seconds':2");
    try (Processor host = new Processor("host")) {
      JsonNode first = send(200, hook, HELLO);
      JsonNode next =
          await()
              .atMost(PATIENCE)
              .until(
                  () -> {
                    JsonNode outcome = send(200, hook, HELLO);
                    if (outcome.path("status").asText().equals("duplicate")) {
                      assertRepeats(outcome, first);
                    }
                    return outcome;
                  },
                  outcome -> outcome.path("status").asText().equals("posted"));
      assertThat(next.path("posts")).isNotEqualTo(first.path("posts"));
    }
    await().atMost(PATIENCE).until(() -> count("posts", hook) == 2);
    assertThat(value("SELECT retry_key || ' ' || retry_window_seconds FROM hooks", hook))
        .isEqualTo("body 2");
  }

  private static void assertRepeats(JsonNode outcome, JsonNode first) {
    assertThat(outcome.path("status").asText()).isEqualTo("duplicate");
    assertThat(outcome.path("duplicate_of")).isEqualTo(first.path("delivery_id"));
    assertThat(outcome.path("posts")).isEqualTo(first.path("posts")).hasSize(1);
  }

  /** A processor of a host: what it keeps on its disk, and its place in the group. */
  private final class Processor implements AutoCloseable {
    private final InstanceSlot slot;
    private final PayloadStream stream;

    Processor(String host) {
      slot = InstanceSlot.take(state.resolve(host), "processor", host);
      stream = PayloadStream.live(configs.processor(slot), topics, directory);
      stream.start();
      await().atMost(PATIENCE).until(() -> stream.notReady() == null);
    }

    @Override
    public void close() {
      stream.close();
      slot.close();
    }
  }

  private JsonNode send(int status, Hook hook, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/hooks/%s?wait=30s".formatted(ingress.port(), hook.id())))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Json.readTree(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private Hook hook(String fields) {
    return (Hook)
        put(
            DirectoryTopic.HOOKS,
            "{'user_id':'%s','team_id':'%s','channel_id':'%s',%s}"
                .formatted(user.id(), channel.teamId(), channel.id(), fields));
  }

  private Object put(DirectoryTopic topic, String json) {
    ObjectNode fields =
        (ObjectNode) Json.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    DirectoryWriter writer = new DirectoryWriter(directory, topics, configs.ingress().kafka());
    return writer.write(new DirectoryPut(topic, fields, System.currentTimeMillis())).get(0).value();
  }

  private int count(String table, Hook hook) throws SQLException {
    return Integer.parseInt(value("SELECT count(*) FROM " + table, hook));
  }

  /** The one value of a query about a hook. */
  private static String value(String query, Hook hook) throws SQLException {
    try (Connection connection = DriverManager.getConnection(Shared.postgresql().jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("%s WHERE source_id = '%s'".formatted(query, hook.sourceId()))) {
      assertThat(rows.next()).isTrue();
      String value = rows.getString(1);
      assertThat(rows.next()).isFalse();
      return value;
    }
  }
}
