package hookline.ingress;

import static hookline.ingress.RunningIngress.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.payload.model.Ids;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.Verification;
import hookline.topics.DirectoryTopic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Verification beyond what {@code refuse/verification.txt} can say of it. */
final class VerificationTest {
  private static final String SECRET = "planted-secret-of-the-sender";
  private static final String SIGNATURE = "X-Hub-Signature-256";
  private static final Verification GITHUB = how(Verification.GITHUB, SECRET);
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("verification-test");
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void failures_areCountedByWhatIsWrong() {
    String id = hook(Protection.NONE.withVerification(how(Verification.STRIPE, SECRET)));
    assertThat(post(id, TEXT, "Stripe-Signature", "v1=abc").statusCode()).isEqualTo(401);
    ingress.awaitCounted(401, "signature_malformed", 1);
    String expired = "t=1,v1=" + "0".repeat(64);
    assertThat(post(id, TEXT, "Stripe-Signature", expired).statusCode()).isEqualTo(401);
    ingress.awaitCounted(401, "signature_expired", 1);
  }

  @Test
  void forgedRequests_spendNoneOfTheHooksBudget() {
    String id = hook(Protection.NONE.withVerification(GITHUB).withRateLimit(RateLimit.read("1/h")));
    for (int i = 0; i < 10; i++) {
      assertThat(post(id, TEXT, SIGNATURE, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(401);
      assertThat(post(id, TEXT).statusCode()).isEqualTo(401);
    }
    assertThat(post(id, TEXT, SIGNATURE, signature(TEXT.getBytes(UTF_8))).statusCode())
        .isEqualTo(200);
    assertThat(post(id, TEXT, SIGNATURE, signature(TEXT.getBytes(UTF_8))).statusCode())
        .isEqualTo(429);
  }

  @Test
  void theBytesOfTheWire_areSigned_compressedOrNot() throws IOException {
    String id = hook(Protection.NONE.withVerification(GITHUB));
    byte[] zipped = gzip(TEXT);
    assertThat(postZipped(id, zipped, signature(zipped)).statusCode()).isEqualTo(200);
    assertThat(postZipped(id, zipped, signature(TEXT.getBytes(UTF_8))).statusCode()).isEqualTo(401);
    // Long enough to be hashed by another thread.
    String large = "{\"text\":\"" + "x".repeat(250_000) + "\"}";
    assertThat(post(id, large, SIGNATURE, signature(large.getBytes(UTF_8))).statusCode())
        .isEqualTo(200);
    assertThat(post(id, large + " ", SIGNATURE, signature(large.getBytes(UTF_8))).statusCode())
        .isEqualTo(401);
    ingress.awaitNothingInFlight();
  }

  @Test
  void whatFailsInAnotherThread_isAnsweredAtOnce() {
    String id = hook(Protection.NONE.withVerification(GITHUB));
    byte[] large = "{\"text\":\"%s\"}".formatted("x".repeat(250_000)).getBytes(UTF_8);
    ingress.now = Instant.MAX; // No number of milliseconds: as good as any bug.
    try {
      HttpResponse<String> response =
          post(id, new String(large, UTF_8), SIGNATURE, signature(large));
      assertThat(response.statusCode()).isEqualTo(500);
    } finally {
      ingress.now = null;
    }
    ingress.awaitNothingInFlight();
  }

  @Test
  void blanksAroundASignature_areNone_andBytesAreNoCharacters() {
    String id = hook(Protection.NONE.withVerification(GITHUB));
    String good = signature(TEXT.getBytes(UTF_8));
    assertThat(raw(id, SIGNATURE.toLowerCase(Locale.ROOT) + ": \t" + good + " \t"))
        .startsWith("HTTP/1.1 200");
    assertThat(raw(id, SIGNATURE + ": " + good.replace("=", " ="))).startsWith("HTTP/1.1 401");
    assertThat(raw(id, SIGNATURE + ":")).startsWith("HTTP/1.1 401").contains("has no signature");
    assertThat(raw(id, SIGNATURE + ": sha256=ü" + good)).startsWith("HTTP/1.1 401");
    String key = hook(Protection.NONE.withVerification(how(Verification.GITLAB, "tökentöken")));
    assertThat(raw(key, "X-Gitlab-Token: tökentöken")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aHookThatThisProcessDoesNotKnowYet_isVerifiedAllTheSame() throws Exception {
    Map<String, String> kafka = ingress.kafka;
    try (DirectoryView elsewhere = DirectoryView.start(ingress.topics, kafka)) {
      assertThat(elsewhere.awaitLoaded(Duration.ofSeconds(30))).isTrue();
      DirectoryWriter writer = new DirectoryWriter(elsewhere, ingress.topics, kafka);
      for (int i = 0; i < 20; i++) {
        String id = newId();
        Protection protection = Protection.NONE.withVerification(GITHUB);
        writer.write(
            view ->
                List.of(
                    DirectoryEntry.of(
                        DirectoryTopic.HOOKS, RunningIngress.hook(newId(), id, protection))));
        assertThat(post(id, TEXT).statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void noSecret_reachesTheLogOrAnAnswer() {
    String id = hook(Protection.NONE.withVerification(how(Verification.GITLAB, SECRET)));
    HttpResponse<String> response =
        post(
            id + "?text=x&token=" + SECRET,
            TEXT,
            "X-Gitlab-Token",
            SECRET,
            "X-Copied",
            "Bearer " + SECRET.replace("-", "%2D"),
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "tracestate",
            "a=" + SECRET,
            "X-Other",
            "kept");
    assertThat(response.statusCode()).isEqualTo(200);
    ConsumerRecord<byte[], byte[]> record = ingress.written.of(RunningIngress.delivery(response));
    StringBuilder log = new StringBuilder();
    for (Header header : record.headers()) {
      log.append(header.key()).append(": ").append(new String(header.value(), UTF_8)).append('\n');
    }
    assertThat(log.toString())
        .contains("http.x-other: kept", "query: text=x&token=***")
        .doesNotContain(SECRET, "x-copied", "x-gitlab-token");

    HttpResponse<String> refused = post(id, TEXT, "X-Gitlab-Token", "not-" + SECRET);
    assertThat(refused.body() + refused.headers().map()).doesNotContain(SECRET);
    assertThat(post(id, TEXT, "X-Gitlab-Token", SECRET, "Idempotency-Key", "for " + SECRET).body())
        .contains("holds the hook's secret")
        .doesNotContain(SECRET);
    assertThat(GITHUB.toString() + Protection.NONE.withVerification(GITHUB)).doesNotContain(SECRET);
  }

  @Test
  void aHookThatIsFoundLate_keepsItsSecretAllTheSame() throws Exception {
    Protection protection = Protection.NONE.withVerification(how(Verification.GITLAB, SECRET));
    try (DirectoryView elsewhere = DirectoryView.start(ingress.topics, ingress.kafka)) {
      assertThat(elsewhere.awaitLoaded(Duration.ofSeconds(30))).isTrue();
      DirectoryWriter writer = new DirectoryWriter(elsewhere, ingress.topics, ingress.kafka);
      for (int i = 0; i < 20; i++) {
        String id = newId();
        writer.write(
            view ->
                List.of(
                    DirectoryEntry.of(
                        DirectoryTopic.HOOKS, RunningIngress.hook(newId(), id, protection))));
        HttpResponse<String> response =
            post(id, TEXT, "X-Gitlab-Token", SECRET, "Idempotency-Key", "for " + SECRET);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("holds the hook's secret").doesNotContain(SECRET);
      }
    }
  }

  private static String hook(Protection protection) {
    String id = newId();
    ingress.put(DirectoryTopic.HOOKS, RunningIngress.hook(newId(), id, protection));
    return id;
  }

  private static Verification how(String scheme, String secret) {
    return new Verification(scheme, List.of(secret), 0, "", "", "", "", "", "", "");
  }

  private static String newId() {
    return Ids.of(UUID.randomUUID());
  }

  private static HttpResponse<String> post(String id, String body, String... headers) {
    return ingress.post("/hooks/" + id, body, headers);
  }

  private static HttpResponse<String> postZipped(String id, byte[] body, String signature) {
    return ingress.post(
        "/hooks/" + id,
        BodyPublishers.ofByteArray(body),
        "Content-Encoding",
        "gzip",
        SIGNATURE,
        signature);
  }

  private static String raw(String id, String header) {
    try (RawConnection connection = new RawConnection(ingress.port())) {
      connection.send(
          "POST /hooks/%s HTTP/1.1\r\nHost: h\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(id, header, TEXT.length(), TEXT)
              .getBytes(UTF_8));
      return connection.readResponse();
    }
  }

  private static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return zipped.toByteArray();
  }
}
