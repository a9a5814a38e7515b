package hookline.faults.replay;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.process.Waiting;
import hookline.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Calls a line's console until it answers, whatever happens to it meanwhile. Thread-safe. */
final class ConsoleClient {
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(20);
  private static final Duration CALL_PATIENCE = Duration.ofMinutes(3);
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAILURE = 500;

  private final Line line;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  ConsoleClient(Line line) {
    this.line = line;
  }

  /**
   * Gives its answer. A call whose answer was lost is made again.
   *
   * @param path below {@code /api/v4}
   * @param fields of the body; empty for none
   * @throws RefusedException when it answers that it will not
   */
  JsonNode call(String method, String path, Map<String, ?> fields) throws RefusedException {
    AtomicReference<HttpResponse<byte[]>> answered = new AtomicReference<>();
    Waiting.until(
        "the console answers %s %s".formatted(method, path),
        CALL_PATIENCE,
        () -> {
          HttpResponse<byte[]> answer = ask(method, path, fields);
          if (answer.statusCode() >= FIRST_FAILURE) {
            throw new IOException(
                answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
          }
          answered.set(answer);
          return true;
        });
    HttpResponse<byte[]> answer = Objects.requireNonNull(answered.get());
    JsonNode body = Json.readTree(answer.body());
    if (answer.statusCode() >= FIRST_REFUSAL) {
      throw new RefusedException(
          "%s %s: %d %s".formatted(method, path, answer.statusCode(), body.path("message")));
    }
    return body;
  }

  private HttpResponse<byte[]> ask(String method, String path, Map<String, ?> fields)
      throws IOException, InterruptedException {
    String url = line.roles(RoleKind.CONSOLE).get(0).url() + "/api/v4" + path;
    HttpRequest.BodyPublisher body =
        fields.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(Json.write(fields));
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(ANSWER_PATIENCE)
            .header("Authorization", "Bearer " + Line.ADMIN_TOKEN)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** It answered that it will not. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }
}
