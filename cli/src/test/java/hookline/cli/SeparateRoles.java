package hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.directory.DirectoryEntry;
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
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** The roles, each started as its command starts it, on a broker somebody else runs. */
final class SeparateRoles {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SeparateRoles() {}

  /** Sends a webhook through all of them and waits for its row. */
  static void carryAWebhook(String bootstrapServers, Path state) throws Exception {
    String text = "carried " + UUID.randomUUID();
    Settings settings =
        Settings.of(
            Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers,
                "topics.prefix",
                UUID.randomUUID() + ".",
                "http.port",
                "0"));
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
      new TopicAdmin(admin, topics).apply();
      assertThat(new TopicAdmin(admin, topics).check().differences()).isEmpty();
    }
    String jdbcUrl = Shared.postgresql().jdbcUrl();
    try (DirectoryView directory = DirectoryView.start(topics, settings.kafka());
        InstanceSlot slot = InstanceSlot.take(state, "roles", "group");
        PayloadStream processor = PayloadStream.live(configs.processor(slot), topics, directory);
        Sink sink = new Sink(configs.sink(jdbcUrl, slot, topics), topics);
        IngressServer ingress =
            IngressServer.start(
                configs.ingress(), Ingress.start(configs.ingress(), topics, directory))) {
      assertThat(directory.awaitLoaded(PATIENCE)).isTrue();
      processor.start();
      sink.start();
      Hook hook = hook(new DirectoryWriter(directory, topics, settings.kafka()));
      await()
          .atMost(PATIENCE)
          .until(
              () -> post("http://127.0.0.1:" + ingress.port() + "/hooks/" + hook.id(), text),
              s -> s == 200);
      await().atMost(PATIENCE).until(() -> posts(jdbcUrl, text) == 1);
    }
  }

  private static Hook hook(DirectoryWriter writer) {
    Team team = (Team) put(writer, DirectoryTopic.TEAMS, "{'name':'t'}");
    User user = (User) put(writer, DirectoryTopic.USERS, "{'username':'u'}");
    Channel channel =
        (Channel)
            put(writer, DirectoryTopic.CHANNELS, "{'name':'c','team_id':'" + team.id() + "'}");
    return (Hook)
        put(
            writer,
            DirectoryTopic.HOOKS,
            "{'user_id':'%s','team_id':'%s','channel_id':'%s'}"
                .formatted(user.id(), team.id(), channel.id()));
  }

  private static Object put(DirectoryWriter writer, DirectoryTopic topic, String json) {
    ObjectNode fields =
        (ObjectNode) Json.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    DirectoryEntry entry =
        writer.write(new DirectoryPut(topic, fields, System.currentTimeMillis())).get(0);
    return entry.value();
  }

  private static int post(String url, String text) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private static int posts(String jdbcUrl, String text) throws Exception {
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM posts WHERE message = '" + text + "'")) {
      rows.next();
      return rows.getInt(1);
    } catch (java.sql.SQLException e) {
      return 0; // The sink has not made its schema yet.
    }
  }
}
