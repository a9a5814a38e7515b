package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.cli.metrics.Scrape;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What standalone says of itself at {@code /metrics}. */
class MetricsTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;
  private static final String JSON = "application/json";

  @Test
  void metrics_afterTrafficOfAllKinds_areAsDocumented() throws Exception {
    sendOfAllKinds(HOOKLINE.newHook().path("id").asText(), Seed.newId());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> scrape().assertAsDocumented("standalone"));
  }

  @Test
  void metrics_countWhatWasSent() throws Exception {
    Scrape before = scrape();
    HOOKLINE.postJson("{\"text\":\"counted\"}");
    HOOKLINE.call(200, "GET", "/hooks/incoming/" + HOOKLINE.properties.get("hook.id"), "");
    HOOKLINE.postJson("{\"text\":\"\"}");
    HOOKLINE.postJson("{\"text\":\"x\",\"channel\":\"there-is-none\"}");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Scrape after = scrape();
              assertMore(before, after, "hookline_ingress_requests_total", "accepted", 2);
              assertMore(before, after, "hookline_ingress_requests_total", "no_content", 1);
              assertMore(
                  before,
                  after,
                  "hookline_console_calls_seconds_count",
                  "{method=\"GET\",route=\"/hooks/incoming/{hook_id}\",status=\"200\"}",
                  1);
              assertMore(before, after, "hookline_processor_payloads_total", "posted", 1);
              assertMore(before, after, "hookline_processor_payloads_total", "unknown_channel", 1);
              assertMore(before, after, "hookline_sink_rows_total", "table=\"posts\"", 1);
              assertMore(before, after, "hookline_sink_rows_total", "table=\"rejections\"", 2);
            });
  }

  @Test
  void metrics_whenAllIsStored_nothingIsOld() throws Exception {
    HOOKLINE.postJson("{\"text\":\"stored\"}");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Scrape scrape = scrape();
              assertThat(scrape.sum("hookline_oldest_unstored_payload_age_seconds", "")).isZero();
              assertThat(scrape.sum("hookline_payloads_lag", "")).isZero();
              assertThat(scrape.sum("hookline_posts_lag", "")).isZero();
            });
  }

  @Test
  void metrics_afterTrafficOfAllKinds_holdNoSecret() throws Exception {
    String hook = HOOKLINE.newHook().path("id").asText();
    String unknown = Seed.newId();
    sendOfAllKinds(hook, unknown);
    String source = HOOKLINE.directory().hookOfId(hook).sourceId();
    // What is told of a hook's payloads is there by then.
    await().atMost(Duration.ofSeconds(30)).until(() -> scrape().text().contains(source));
    Scrape scrape = scrape();
    for (String secret :
        List.of(hook, unknown, HOOKLINE.properties.get("admin.token"), "planted")) {
      assertThat(scrape.text()).doesNotContain(secret);
    }
  }

  private static void assertMore(
      Scrape before, Scrape after, String name, String labels, int atLeast) {
    assertThat(after.sum(name, labels) - before.sum(name, labels))
        .as("%s %s", name, labels)
        .isGreaterThanOrEqualTo(atLeast);
  }

  private static Scrape scrape() throws Exception {
    return Scrape.of(HOOKLINE.properties.get("http.url"));
  }

  private static void sendOfAllKinds(String hook, String unknown) throws Exception {
    String site = HOOKLINE.properties.get("http.url");
    String text = "{\"text\":\"planted " + hook + "\"}";
    String url = site + "/hooks/" + hook;
    assertThat(post(url, text)).isEqualTo(200);
    assertThat(post(url + "?wait=5s&id=" + hook, text, "X-Request-Id", hook)).isEqualTo(200);
    assertThat(post(site + "/services/planted/" + hook + "/" + hook, text)).isEqualTo(200);
    assertThat(post(url, text, "Idempotency-Key", hook)).isEqualTo(400);
    String key = Seed.newId();
    assertThat(post(url, text, "Idempotency-Key", key)).isEqualTo(200);
    assertThat(post(url, text, "Idempotency-Key", key)).isEqualTo(200);
    assertThat(post(url, text + " ", "Idempotency-Key", key)).isEqualTo(200);
    assertThat(post(url, "{planted" + hook)).isEqualTo(400);
    assertThat(post(url, "{\"channel\":\"planted\",\"text\":\"" + hook + "\"}")).isEqualTo(200);
    assertThat(post(site + "/hooks/" + unknown, text)).isEqualTo(400);
    assertThat(post(site + "/services/a/b/" + unknown, text)).isEqualTo(404);
    assertThat(post(site + "/hooks/" + hook + "/planted", text)).isEqualTo(404);
    assertThat(post(site + "/planted/" + hook, text)).isEqualTo(404);
    assertThat(post(site + "/api/v4/hooks/incoming/" + hook, text)).isBetween(400, 499);
    assertThat(post(site + "/metrics/" + hook, text)).isEqualTo(404);
    HttpRequest get = HttpRequest.newBuilder(URI.create(url + "?planted")).build();
    assertThat(
            HttpClient.newHttpClient()
                .send(get, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(405);
  }

  private static int post(String url, String body, String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = JSON;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return HOOKLINE.post(url, body.getBytes(UTF_8), all).statusCode();
  }
}
