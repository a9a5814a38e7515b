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
    Readiness readiness =
        Readiness.of(Readiness.part("ingress", ingress::get), Readiness.part("sink", sink::get));
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
    assertThat(ready.body())
        .isEqualTo(
            """
            {"status":"ready","parts":[\
            {"name":"ingress","ready":true,"reason":null},\
            {"name":"sink","ready":true,"reason":null}]}""");
    assertThat(ready.headers().allValues("Content-Type")).containsExactly("application/json");

    sink.set("the \"store\" is away");
    HttpResponse<String> notReady = get("/readyz");
    assertThat(notReady.statusCode()).isEqualTo(503);
    assertThat(notReady.body())
        .isEqualTo(
            """
            {"status":"not ready","parts":[\
            {"name":"ingress","ready":true,"reason":null},\
            {"name":"sink","ready":false,"reason":"the \\"store\\" is away"}]}""");
  }

  @Test
  void healthz_livesWhateverIsNotReady() throws Exception {
    ingress.set("stopping");
    HttpResponse<String> live = get("/healthz");
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(Json.readTree(live.body().getBytes(UTF_8)).path("status").asText())
        .isEqualTo("live");
    assertThat(Json.readTree(live.body().getBytes(UTF_8)).at("/parts/0/reason").asText())
        .isEqualTo("stopping");
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
