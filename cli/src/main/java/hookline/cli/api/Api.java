package hookline.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import hookline.topics.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Calls of the REST API v4 as one caller. Not thread-safe. */
final class Api {
  private static final int PAGE = 200;

  private final Http http;
  private final String site;
  private final String token;

  /**
   * The API of the Hookline at that address.
   *
   * @param trusted who may have signed its certificate; null for whom Java trusts
   */
  Api(String site, String token, @Nullable SSLContext trusted) {
    this.site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
    this.token = token;
    this.http = new Http(this.site, trusted);
    Http.address(this.site);
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
    return () -> new Pages(path, null, Long.MAX_VALUE);
  }

  /**
   * The same of a list that may be longer than pages can be counted: each goes on after the value
   * that ended the one before.
   *
   * @param id the field that tells values apart
   * @param most so many at most
   */
  Iterable<JsonNode> pagesBefore(String path, String id, long most) {
    return () -> new Pages(path, id, most);
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
            .timeout(Http.PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, sent)
            .build();
    HttpResponse<byte[]> answer = http.send(request);
    JsonNode json = json(answer.body());
    if (answer.statusCode() >= 300) {
      throw new ApiRefusalException(
          answer.statusCode(),
          json.path("id").asText(""),
          json.path("message").asText("the server says " + answer.statusCode()));
    }
    if (json.isMissingNode()) {
      throw new IllegalStateException(
          "what answers at %s is no Hookline: is that its address?".formatted(site));
    }
    return json;
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
    private final @Nullable String id;
    private final Deque<JsonNode> fetched = new ArrayDeque<>();
    private long left;
    private int page;
    private String before = "";
    private boolean atEnd;

    private Pages(String path, @Nullable String id, long most) {
      this.path = path + (path.contains("?") ? "&" : "?");
      this.id = id;
      this.left = most;
    }

    @Override
    public boolean hasNext() {
      if (fetched.isEmpty() && !atEnd && left > 0) {
        long size = Math.min(PAGE, left);
        JsonNode values = get(path + "per_page=" + size + from());
        values.forEach(fetched::add);
        atEnd = values.size() < size;
        if (id != null && !fetched.isEmpty()) {
          before = fetched.getLast().path(id).asText();
        }
      }
      return !fetched.isEmpty();
    }

    private String from() {
      if (id == null) {
        return "&page=" + page++;
      }
      return before.isEmpty() ? "" : "&before=" + before;
    }

    @Override
    public JsonNode next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      return fetched.remove();
    }
  }
}
