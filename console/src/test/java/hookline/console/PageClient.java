package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: it keeps the session's cookie and fills in forms. */
final class PageClient {
  private static final Pattern TOKEN = Pattern.compile("data-csrf=\"([^\"]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  String cookie = "";

  PageClient(int port) {
    this.port = port;
  }

  /** One who has signed in. */
  static PageClient signedIn(int port, String token) {
    PageClient client = new PageClient(port);
    HttpResponse<String> response = client.signIn(token, "/channels");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    client.take(response);
    return client;
  }

  HttpResponse<String> signIn(String token, String next) {
    return post("/sign-in", "token", token, "next", next);
  }

  void take(HttpResponse<String> response) {
    cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** Sends a form. */
  HttpResponse<String> post(String path, String... fields) {
    return send(
        request(path, "Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build());
  }

  static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  /** The session's token against forgery, as a page holds it. */
  String forgeryToken() {
    Matcher token = TOKEN.matcher(get("/channels").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
