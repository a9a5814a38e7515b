package hookline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HealthHandlersTest {
  private final AtomicReference<String> ingress = new AtomicReference<>();
  private final AtomicReference<String> sink = new AtomicReference<>();
  private HttpPort server;

  @BeforeEach
  void start() {
    Readiness readiness = Readiness.of(List.of(ingress::get, sink::get));
    server =
        HttpPort.start(
            "127.0.0.1",
            0,
            HttpBounds.MANAGEMENT,
            new HealthHandlers(readiness, ErrorBody.NOTHING_HERE));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readyz_saysWhyNot() throws Exception {
    HttpResponse<String> ready = get("/readyz");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"status\":\"ok\",\"reasons\":[]}");
    assertThat(ready.headers().allValues("Content-Type")).containsExactly("application/json");

    sink.set("the \"store\" is away");
    HttpResponse<String> notReady = get("/readyz");
    assertThat(notReady.statusCode()).isEqualTo(503);
    assertThat(Json.readTree(notReady.body().getBytes(UTF_8)).at("/reasons/0").asText())
        .isEqualTo("the \"store\" is away");
    ingress.set("stopping");
    assertThat(Json.readTree(get("/readyz").body().getBytes(UTF_8)).path("reasons")).hasSize(2);
  }

  @Test
  void healthz_livesWhateverIsNotReady() throws Exception {
    ingress.set("stopping");
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void otherAddresses_areNotFoundInWords() throws Exception {
    HttpResponse<String> other = get("/other");
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(Json.readTree(other.body().getBytes(UTF_8)).path("message").asText())
        .isEqualTo("There is nothing at this address.");
  }

  @Test
  void everyAnswer_hasARequestId() throws Exception {
    for (String path : List.of("/healthz", "/readyz", "/other")) {
      assertThat(get(path).headers().firstValue("X-Request-Id").orElseThrow()).as(path).hasSize(26);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
