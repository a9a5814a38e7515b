package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.SOURCE_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.UNKNOWN_ID;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.topics.AddressRanges;
import hookline.topics.DirectoryTopic;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many requests an ingress takes, from a hook's senders and from an address. */
final class LimitsTest {
  private static final String OTHER_ID = "etherhsecretetherhsecrete1";
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress =
        new RunningIngress(
            "limits-test",
            config ->
                config.toBuilder()
                    .limits(new RequestLimits(rate("5/h"), rate("12/h"), 384 << 10))
                    .build());
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  /** One test, for an address has one budget: all that is sent here counts. */
  @Test
  void hooksAndAddresses_areHeldToTheirRates() {
    for (int i = 0; i < 5; i++) {
      assertThat(post(HOOK_ID).statusCode()).as("of the hook %d", i).isEqualTo(200);
    }
    assertLimited(post(HOOK_ID), "This hook takes at most 5 requests an hour;");
    ingress.awaitCounted(429, "hook_limited", 1);

    // A secret that replaces another is no new budget.
    ingress.put(DirectoryTopic.HOOKS, RunningIngress.hook(SOURCE_ID, OTHER_ID));
    assertLimited(post(OTHER_ID), "This hook takes at most 5 requests an hour;");

    ingress.put(
        DirectoryTopic.HOOKS,
        RunningIngress.hook("another", HOOK_ID, Protection.NONE.withRateLimit(rate("1/h"))));
    assertThat(post(HOOK_ID).statusCode()).isEqualTo(200);
    assertLimited(post(HOOK_ID), "This hook takes at most 1 request an hour;");
    ingress.put(
        DirectoryTopic.HOOKS,
        RunningIngress.hook("another", HOOK_ID, Protection.NONE.withRateLimit(rate("off"))));
    assertThat(post(HOOK_ID).statusCode()).isEqualTo(200);
    assertThat(post(UNKNOWN_ID).statusCode()).isEqualTo(400);
    assertThat(post(HOOK_ID).statusCode()).as("the twelfth of the address").isEqualTo(200);

    assertLimited(post(HOOK_ID), "An address may send at most 12 requests an hour;");
    assertLimited(post(UNKNOWN_ID), "An address may send at most 12 requests an hour;");
    ingress.awaitCounted(429, "address_limited", 2);
    HttpResponse<String> slack = ingress.post("/services/T1/B1/" + HOOK_ID, TEXT);
    assertThat(slack.statusCode()).isEqualTo(429);
    assertThat(slack.body()).isEqualTo("rate_limited");

    assertThat(ingress.written.all()).as("nothing of it is kept").hasSize(8);
    ingress.awaitNothingInFlight();
  }

  @Test
  void aThousandAddresses_haveTheirOwnRates() {
    TrustedProxies proxies =
        new TrustedProxies(
            AddressRanges.of(List.of("127.0.0.1")), TrustedProxies.ForwardedHeader.FORWARDED);
    try (RunningIngress behind =
        new RunningIngress(
            "limits-behind-a-proxy-test",
            config ->
                config.toBuilder()
                    .proxies(proxies)
                    .limits(new RequestLimits(RateLimit.OFF, rate("1/h"), 384 << 10))
                    .build())) {
      try (RawConnection connection = new RawConnection(behind.port())) {
        for (int i = 0; i < 1_000; i++) {
          String address = "10.1.%d.%d".formatted(i / 250, i % 250);
          assertThat(from(connection, address)).as(address).startsWith("HTTP/1.1 400");
        }
      }
      assertThat(from(behind, "10.1.0.0")).startsWith("HTTP/1.1 429").contains("Retry-After");
      assertThat(from(behind, "10.1.3.249")).startsWith("HTTP/1.1 429");
      // Of IPv6 a subscriber has a /64.
      assertThat(from(behind, "\"[2001:db8::1]\"")).startsWith("HTTP/1.1 400");
      assertThat(from(behind, "\"[2001:db8::2]:80\"")).startsWith("HTTP/1.1 429");
      assertThat(from(behind, "\"[2001:db8:0:1::1]\"")).startsWith("HTTP/1.1 400");
      // Behind a translator everybody of IPv4 is in one /64.
      assertThat(from(behind, "\"[64:ff9b::10.2.0.1]\"")).startsWith("HTTP/1.1 400");
      assertThat(from(behind, "\"[64:ff9b::10.2.0.2]\"")).startsWith("HTTP/1.1 400");
      assertThat(from(behind, "\"[64:ff9b::10.2.0.2]\"")).startsWith("HTTP/1.1 429");
      assertThat(from(behind, "10.2.0.2")).startsWith("HTTP/1.1 429");
    }
  }

  /** On a connection of its own: one that is refused before its body is read ends with it. */
  private static String from(RunningIngress behind, String address) {
    try (RawConnection connection = new RawConnection(behind.port())) {
      return from(connection, address);
    }
  }

  /** What has nothing to post is answered at once, and not when the brokers have it. */
  private static String from(RawConnection connection, String address) {
    connection.send(
        "POST /hooks/%s HTTP/1.1\r\nHost: h\r\nForwarded: for=%s\r\nContent-Length: 2\r\n\r\n{}"
            .formatted(HOOK_ID, address));
    return connection.readResponse();
  }

  private static HttpResponse<String> post(String id) {
    return ingress.post("/hooks/" + id, TEXT);
  }

  private static void assertLimited(HttpResponse<String> response, String message) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
    assertThat(response.body()).contains("api.context.rate_limited.app_error", message);
    assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 3_600L);
    assertThat(response.headers().firstValue("Hookline-Delivery")).isEmpty();
  }

  private static RateLimit rate(String written) {
    return RateLimit.read(written);
  }
}
