package hookline.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.bench.load.HttpRequests;
import hookline.bench.process.StandaloneProcess;
import hookline.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Makes hooks as an administrator does, each in a channel of its own. */
final class Hooks {
  private final StandaloneProcess line;
  private final HttpClient http = HttpClient.newHttpClient();

  Hooks(StandaloneProcess line) {
    this.line = line;
  }

  /** One request for each of so many new hooks. */
  List<byte[]> requests(int hooks, byte[] body) throws Exception {
    String team = call("GET", "/teams/name/hookline", "").path("id").asText();
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < hooks; i++) {
      JsonNode channel =
          call(
              "POST",
              "/channels",
              "{\"team_id\": \"%s\", \"name\": \"bench-%d\"}".formatted(team, i));
      JsonNode hook =
          call(
              "POST",
              "/hooks/incoming",
              "{\"channel_id\": \"%s\"}".formatted(channel.path("id").asText()));
      requests.add(HttpRequests.post("/hooks/" + hook.path("id").asText(), body));
    }
    return requests;
  }

  private JsonNode call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:%d/api/v4%s".formatted(line.httpPort(), path)))
                .header("Authorization", "Bearer " + line.property("admin.token"))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException("%s %s was answered %d".formatted(method, path, answer.statusCode()));
    }
    return Json.readTree(answer.body().getBytes(UTF_8));
  }
}
