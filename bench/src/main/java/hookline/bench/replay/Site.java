package hookline.bench.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A Hookline as its administrator sees it. Thread-safe, but for the connection. */
final class Site {
  private final Map<String, String> properties;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Connection store;

  Site(Map<String, String> properties) throws Exception {
    this.properties = properties;
    this.store = connect();
  }

  Connection connect() throws Exception {
    return DriverManager.getConnection(property("store.jdbc.url"));
  }

  String property(String name) {
    return Objects.requireNonNull(properties.get(name), name);
  }

  HttpClient http() {
    return http;
  }

  JsonNode call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(property("http.url") + "/api/v4" + path))
                .header("Authorization", "Bearer " + property("admin.token"))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + answer.body());
    }
    return Json.readTree(answer.body().getBytes(UTF_8));
  }

  /** A hook in a channel of its own. */
  JsonNode newHook() throws Exception {
    String team = call("GET", "/teams/name/hookline", "").path("id").asText();
    JsonNode channel =
        call(
            "POST",
            "/channels",
            "{\"team_id\": \"%s\", \"name\": \"c%s\"}"
                .formatted(team, UUID.randomUUID().toString().substring(0, 8)));
    return call(
        "POST",
        "/hooks/incoming",
        "{\"channel_id\": \"%s\"}".formatted(channel.path("id").asText()));
  }

  synchronized long number(String sql) throws Exception {
    try (Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Something that does nothing for so long. */
  Callable<Void> seconds(int seconds) {
    return () -> {
      Thread.sleep(1_000L * seconds);
      return null;
    };
  }
}
