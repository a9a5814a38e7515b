import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** Sends a text to a webhook: {@code java Send.java URL TEXT}, or {@code uptime | java Send.java URL}. */
class Send {
  private static final int TRIES = 4;

  public static void main(String[] args) throws Exception {
    String text =
        args.length > 1 ? args[1] : new String(System.in.readAllBytes(), UTF_8).stripTrailing();
    send(args[0], "{\"text\": \"" + escaped(text) + "\"}");
  }

  /** Posts a payload; when nobody can be reached, or the server says 5xx, it tries again. */
  static void send(String url, String json) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            // The key makes it safe to try again: however often it arrives, it is posted once.
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    for (int attempt = 1; ; attempt++) {
      String failure;
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        int status = response.statusCode();
        if (status == 200) {
          return;
        }
        failure = status + " " + response.body();
        if (status < 500 || status == 501) {
          attempt = TRIES; // It would be refused again.
        }
      } catch (IOException e) {
        failure = e.toString();
      }
      if (attempt == TRIES) {
        System.err.println(failure);
        System.exit(1);
      }
      Thread.sleep(Duration.ofSeconds(1L << (attempt - 1)).toMillis());
    }
  }

  /** The inside of a JSON string. With a JSON library at hand, use that. */
  private static String escaped(String text) {
    StringBuilder json = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }
}
