package hookline.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hookline.cli.config.ConfigException;
import hookline.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Calls of the REST API v4 as one caller. Not thread-safe. */
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAGE = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String site;
  private final String token;

  /** The API of the Hookline at that address. */
  Api(String site, String token) {
    this.site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
    this.token = token;
    try {
      String scheme = URI.create(this.site).getScheme();
      if (!"http".equals(scheme) && !"https".equals(scheme)) {
        throw new IllegalArgumentException("no http");
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "the address \"%s\" is wrong: it must be as http://HOST:PORT".formatted(site));
    }
  }

  JsonNode get(String path) {
    return call("GET", path, null);
  }

  JsonNode post(String path, Map<String, ?> body) {
    return call("POST", path, Json.write(body));
  }

  JsonNode put(String path, Map<String, ?> body) {
    return call("PUT", path, Json.write(body));
  }

  JsonNode delete(String path) {
    return call("DELETE", path, null);
  }

  /** Every value of a list, fetched page by page as it is gone through. */
  Iterable<JsonNode> pages(String path) {
    return () -> new Pages(path + (path.contains("?") ? "&" : "?"));
  }

  /** A name or an id as a part of an address. */
  static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  private JsonNode call(String method, String path, byte @Nullable [] body) {
    HttpRequest.BodyPublisher sent =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site + "/api/v4" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, sent)
            .build();
    HttpResponse<byte[]> answer = send(request);
    JsonNode json = json(answer.body());
    if (answer.statusCode() >= 300) {
      throw new ApiRefusalException(
          answer.statusCode(),
          json.path("id").asText(""),
          json.path("message").asText("the server says " + answer.statusCode()));
    }
    return json;
  }

  /** Sends a request of any kind; what a firewall or a wrong address does becomes one line. */
  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("nobody answers at %s: %s".formatted(site, reason(e)), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The JDK's client says nothing of a refused connection. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? "is it running, and is that its port?" : e.getMessage();
  }

  private static JsonNode json(byte[] body) {
    try {
      return Json.readTree(body);
    } catch (UncheckedIOException e) {
      return MissingNode.getInstance(); // Of something between: it is no Hookline's answer.
    }
  }

  private final class Pages implements Iterator<JsonNode> {
    private final String path;
    private final Deque<JsonNode> fetched = new ArrayDeque<>();
    private int page;
    private boolean atEnd;

    private Pages(String path) {
      this.path = path;
    }

    @Override
    public boolean hasNext() {
      if (fetched.isEmpty() && !atEnd) {
        JsonNode values = get(path + "per_page=" + PAGE + "&page=" + page++);
        values.forEach(fetched::add);
        atEnd = values.size() < PAGE;
      }
      return !fetched.isEmpty();
    }

    @Override
    public JsonNode next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return fetched.remove();
    }
  }
}
