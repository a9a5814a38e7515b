package hookline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class MetricsHandlerTest {
  @Test
  void metrics_areReadByAWorker_andOtherAddressesAreOthers() throws Exception {
    MetricsHandler handler =
        new MetricsHandler(() -> Thread.currentThread().getName() + "\n", ErrorBody.NOTHING_HERE);
    try (HttpPort server = HttpPort.start("127.0.0.1", 0, HttpBounds.MANAGEMENT, handler)) {
      HttpResponse<String> metrics = get(server, "/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(metrics.body()).contains("task").doesNotContain("I/O").endsWith("\n");
      assertThat(get(server, "/metrics/").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(HttpPort server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
