package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryPut;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole Hookline in this JVM, used as its users use it: over HTTP, and by looking at the rows.
 */
final class StandaloneFixture implements AutoCloseable {
  static final StandaloneFixture SHARED = shared();

  final Path dataDir;
  final Map<String, String> properties;
  private final Standalone standalone;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Connection store;
  private final DirectoryView directory;
  private final DirectoryWriter writer;

  StandaloneFixture(Path dataDir) {
    this.dataDir = dataDir;
    try {
      standalone = Standalone.start(choices(dataDir), Map.of(), line -> {});
      properties = standalone.properties();
      store = DriverManager.getConnection(properties.get("store.jdbc.url"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Topics topics = new Topics(TopicSettings.DEFAULTS);
    Map<String, String> kafka =
        Map.of("bootstrap.servers", properties.get("kafka.bootstrap.servers"));
    directory = DirectoryView.start(topics, kafka);
    if (!directory.awaitLoaded(Duration.ofSeconds(20))) {
      throw new IllegalStateException(directory.notReady());
    }
    writer = new DirectoryWriter(directory, topics, kafka);
  }

  static Choices choices(Path dataDir) {
    return new Choices("127.0.0.1", 0, 0, 0, dataDir, "", null);
  }

  /** The one all tests of the JVM share; what they send, they tell apart by delivery id. */
  private static StandaloneFixture shared() {
    try {
      Path folder = Files.createTempDirectory("hookline-standalone-");
      StandaloneFixture fixture = new StandaloneFixture(folder);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    fixture.close();
                    Folders.delete(folder);
                  }));
      return fixture;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String hookUrl() {
    return properties.get("http.url") + "/hooks/" + properties.get("hook.id");
  }

  String slackUrl() {
    return properties.get("http.url") + "/services/T000/B000/" + properties.get("hook.id");
  }

  HttpResponse<String> post(String url, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .timeout(Duration.ofSeconds(30));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> postJson(String json) throws IOException, InterruptedException {
    return post(
        hookUrl(), json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
  }

  /** A call of the API by its administrator, answered with that status. */
  JsonNode call(int status, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(URI.create(properties.get("http.url") + "/api/v4" + path))
                .header("Authorization", "BEARER " + properties.get("admin.token"))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Json.readTree(response.body().getBytes(StandardCharsets.UTF_8));
  }

  /** A new hook in a new channel. */
  JsonNode newHook() throws IOException, InterruptedException {
    String team = call(200, "GET", "/teams/name/hookline", "").path("id").asText();
    JsonNode channel =
        call(
            201,
            "POST",
            "/channels",
            "{\"team_id\": \"%s\", \"name\": \"%s\"}".formatted(team, Seed.newId()));
    return call(
        201,
        "POST",
        "/hooks/incoming",
        "{\"channel_id\": \"%s\"}".formatted(channel.path("id").asText()));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(properties.get("http.url") + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Changes settings, or anything else of the directory, and waits until the roles know it. */
  void put(DirectoryTopic topic, String json) {
    ObjectNode fields = (ObjectNode) Json.readTree(json.getBytes(StandardCharsets.UTF_8));
    for (DirectoryEntry entry :
        writer.write(new DirectoryPut(topic, fields, System.currentTimeMillis()))) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> entry.value().equals(standalone.directory().value(entry.topic(), entry.key())));
    }
  }

  DirectoryView directory() {
    return directory;
  }

  /** The rows of a query, by column. */
  synchronized List<Map<String, String>> rows(String sql) {
    try (Statement statement = store.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnName(i), result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    directory.close();
    try {
      store.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    standalone.close();
  }
}
