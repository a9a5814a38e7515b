package hookline.bench.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who has signed in at the console's pages. For one thread. */
final class Visitor {
  private final String site;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private Visitor(int port) {
    this.site = "http://127.0.0.1:" + port;
  }

  /** Signs in with a token. */
  static Visitor of(int port, String token) throws Exception {
    Visitor visitor = new Visitor(port);
    HttpResponse<byte[]> answer =
        visitor.send(
            HttpRequest.newBuilder(URI.create(visitor.site + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, UTF_8))));
    if (answer.statusCode() != 303) {
      throw new IOException("signing in was answered " + answer.statusCode());
    }
    return visitor;
  }

  /** A new token of a user, made by an administrator. */
  static String token(int port, String adminToken, String userId) throws Exception {
    HttpResponse<byte[]> answer =
        new Visitor(port)
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:%d/api/v4/users/%s/tokens".formatted(port, userId)))
                    .header("Authorization", "Bearer " + adminToken)
                    .POST(BodyPublishers.ofString("{\"description\": \"bench\"}")));
    JsonNode made = Json.readTree(answer.body());
    if (answer.statusCode() >= 300) {
      throw new IOException("no token was made: " + made.path("message").asText());
    }
    return made.path("token").asText();
  }

  /** Reads a page whole; returns milliseconds. */
  double millis(String path) throws Exception {
    long start = System.nanoTime();
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(site + path)));
    double millis = (System.nanoTime() - start) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IOException("%s was answered %d".formatted(path, answer.statusCode()));
    }
    return millis;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
