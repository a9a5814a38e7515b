package hookline.console.pages.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.console.api.ApiException;
import hookline.console.pages.PageCall;
import hookline.console.pages.outcome.OutcomeView;
import hookline.console.pages.outcome.RefusalView;
import hookline.payload.model.Hook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Sends a payload as a sender would: over HTTP to the hook's own address, and waits for what
 * becomes of it. Thread-safe; blocks.
 */
final class TestSender {
  /** So that tests never take every thread from those who read. */
  private static final int MOST_AT_ONCE = 4;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final String WAIT = "?wait=10s";
  private static final int LONGEST_ANSWER = 300;

  private final String siteUrl;
  private final TestOutcomes outcomes;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  TestSender(HookParts parts) {
    this.siteUrl = parts.siteUrl();
    this.outcomes = new TestOutcomes(parts);
  }

  /**
   * What came of it.
   *
   * @throws ApiException 503 when too many are under way
   */
  TestView send(Hook hook, String payload, PageCall call) {
    if (!free.tryAcquire()) {
      throw ApiException.unavailable("Other tests are under way; please try again.");
    }
    try {
      return view(client.send(request(hook, payload), BodyHandlers.ofString()), payload, call);
    } catch (IOException | IllegalArgumentException e) {
      // What it says may have the address in it, and the secret with that.
      return new TestView(
          Payloads.ordered(payload),
          "none",
          "",
          OutcomeView.of(
              "The console could not reach the hook's address, %s/hooks/…: is site.url right, and"
                      .formatted(siteUrl)
                  + " reachable from where the console runs? The curl line above sends the same"
                  + " from your machine.",
              call.reader().zone()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ApiException.unavailable("This server is stopping.");
    } finally {
      free.release();
    }
  }

  private HttpRequest request(Hook hook, String payload) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(siteUrl + "/hooks/" + hook.id() + WAIT))
            .timeout(TIMEOUT)
            .POST(BodyPublishers.ofString(payload));
    // What no type is told of is JSON, or a form where it begins as one.
    return payload.startsWith("payload=")
        ? request.build()
        : request.header("Content-Type", "application/json").build();
  }

  private TestView view(HttpResponse<String> response, String payload, PageCall call) {
    String id = response.headers().firstValue("Hookline-Delivery").orElse("");
    JsonNode body = Payloads.tree(response.body());
    String answer = Integer.toString(response.statusCode());
    return new TestView(
        Payloads.ordered(payload),
        answer,
        id,
        response.statusCode() < 300
            ? outcomes.taken(body, call)
            : OutcomeView.of(refusal(response, body), "", call.reader().zone()));
  }

  private static RefusalView refusal(HttpResponse<String> response, JsonNode body) {
    String said = body.path("message").asText();
    String text = response.body();
    return new RefusalView(
        said.isEmpty() ? text.substring(0, Math.min(text.length(), LONGEST_ANSWER)) : said,
        response.statusCode(),
        body.path("id").asText(),
        "");
  }
}
