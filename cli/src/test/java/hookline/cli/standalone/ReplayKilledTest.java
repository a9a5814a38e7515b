package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A replay that is killed in its middle goes on where it was, and does nothing twice. */
class ReplayKilledTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PAYLOADS = 2_000;
  private static final int CHANGED_BEFORE_THE_KILL = 200;

  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void kill_inTheMiddle_endsInTheSameStore_withTheSameCounts() throws Exception {
    try (KillableStandalone standalone =
        new KillableStandalone(folder, Path.of("target/replay-killed-test.log"))) {
      Properties before = standalone.start();
      sendAll(before);
      String replay;
      try (Connection store = DriverManager.getConnection(before.getProperty("store.jdbc.url"))) {
        await().atMost(PATIENCE).until(() -> count(store, "message LIKE '*bold*%'") == PAYLOADS);
        JsonNode hook = call(before, "GET", "/hooks/incoming", "").get(0);
        call(
            before,
            "PUT",
            "/hooks/incoming/" + hook.path("source_id").asText(),
            "{\"dialect\": \"slack\"}");
        replay =
            call(
                    before,
                    "POST",
                    "/hookline/replays",
                    "{\"all\": true, \"apply\": true, \"rate\": 500}")
                .path("id")
                .asText();
        await()
            .atMost(PATIENCE)
            .until(() -> count(store, "revision > 0") >= CHANGED_BEFORE_THE_KILL);
        assertThat(count(store, "revision > 0")).isLessThan(PAYLOADS);
      }
      standalone.kill();

      Properties after = standalone.start();
      await()
          .atMost(PATIENCE)
          .until(() -> show(after, replay).path("state").asText().equals("done"));
      JsonNode counts = show(after, replay).path("counts");
      assertThat(counts.path("changed").asInt()).isEqualTo(PAYLOADS);
      assertThat(counts.path("read").asInt()).isEqualTo(PAYLOADS);
      try (Connection store = DriverManager.getConnection(after.getProperty("store.jdbc.url"))) {
        assertThat(count(store, "true")).isEqualTo(PAYLOADS);
        assertThat(count(store, "message LIKE '**bold** %' AND revision > 0")).isEqualTo(PAYLOADS);
        // All of one replay: those from before the kill were not made anew after it.
        assertThat(count(store, "revision > 0 AND update_at <> revision")).isZero();
        assertThat(revisions(store)).isEqualTo(1);
      }
    }
  }

  private void sendAll(Properties line) {
    URI url = URI.create(line.getProperty("http.url") + "/hooks/" + line.getProperty("hook.id"));
    CompletableFuture<?>[] sent =
        IntStream.range(0, PAYLOADS)
            .mapToObj(
                i ->
                    http.sendAsync(
                        HttpRequest.newBuilder(url)
                            .POST(BodyPublishers.ofString("{\"text\": \"*bold* " + i + "\"}"))
                            .build(),
                        BodyHandlers.ofString()))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(sent).join();
  }

  private JsonNode show(Properties line, String replay) throws Exception {
    return call(line, "GET", "/hookline/replays/" + replay, "");
  }

  private JsonNode call(Properties line, String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(line.getProperty("http.url") + "/api/v4" + path))
                .header("Authorization", "Bearer " + line.getProperty("admin.token"))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return Json.readTree(answer.body().getBytes(UTF_8));
  }

  private static int count(Connection store, String condition) throws SQLException {
    return number(store, "SELECT count(*) FROM posts WHERE " + condition);
  }

  private static int revisions(Connection store) throws SQLException {
    return number(store, "SELECT count(DISTINCT revision) FROM posts");
  }

  private static int number(Connection store, String sql) throws SQLException {
    try (Statement statement = store.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
