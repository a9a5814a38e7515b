package hookline.faults.rolling;

import hookline.faults.line.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who asks a console for the list of hooks, again and again. Thread-safe. */
final class Calls implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PACE_MILLIS = 50;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();
  private final Thread caller = new Thread(this::callOnAndOn, "calls");

  private Calls(String url) {
    this.request =
        HttpRequest.newBuilder(URI.create(url + "/api/v4/hooks/incoming"))
            .header("Authorization", "Bearer " + Line.ADMIN_TOKEN)
            .timeout(PATIENCE)
            .build();
    caller.setDaemon(true);
  }

  static Calls begin(String url) {
    Calls begun = new Calls(url);
    begun.caller.start();
    return begun;
  }

  /** Calls that were answered, whatever the answer. */
  int made() {
    return made.get();
  }

  /** Calls that were not answered 200. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void callOnAndOn() {
    try {
      while (true) {
        call();
        TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void call() throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      made.incrementAndGet();
      if (answer.statusCode() != OK) {
        failures.add("a call: %d %s".formatted(answer.statusCode(), answer.body()));
      }
    } catch (IOException e) {
      failures.add("a call: " + e);
    }
  }

  @Override
  public void close() {
    caller.interrupt();
  }
}
