package hookline.cli.standalone;

import static hookline.cli.TypedCommand.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.cli.config.ConfigException;
import hookline.embedded.TestAuthority;
import hookline.topics.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Standalone with a certificate: its one port, the commands that call it, and a renewal. */
class HttpsTest {
  private static final TestAuthority AUTHORITY = new TestAuthority();

  private static Path folder;
  private static Standalone standalone;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("hookline-https-");
    Files.writeString(folder.resolve("ca.pem"), AUTHORITY.pem());
    write(AUTHORITY.sign("EC", Instant.now().plus(Duration.ofDays(90))));
    standalone =
        Standalone.start(StandaloneFixture.choices(folder.resolve("data")), settings(), line -> {});
  }

  @AfterAll
  static void stop() {
    standalone.close();
    Folders.delete(folder);
  }

  @Test
  void webhook_apiHealthAndCommands_areWithinTls_andUrlsSaySo() throws Exception {
    String site = standalone.properties().get("http.url");
    assertThat(site).startsWith("https://localhost:");
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    TypedCommand created =
        typed(
            "hooks", "create", "--channel", "off-topic", "--json", dataDir(), "--cacert", cacert());
    assertThat(created.exit()).as(created.err()).isZero();
    JsonNode hook = Json.readTree(created.out().getBytes(StandardCharsets.UTF_8));
    assertThat(hook.path("url").asText()).startsWith(site + "/hooks/");
    TypedCommand sent =
        typed(
            "send",
            "--hook",
            hook.path("url").asText(),
            "hello",
            "--json",
            dataDir(),
            "--cacert",
            cacert());
    assertThat(sent.exit()).as(sent.err()).isZero();
    assertThat(sent.out()).contains("\"status\":\"posted\"");
  }

  @Test
  void command_thatTrustsNobodyWhoSigned_saysWhatToDo() {
    TypedCommand refused = typed("hooks", "list", dataDir());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains("shows a certificate that is not trusted")
        .contains("give that with --cacert or HOOKLINE_CACERT");
    assertThat(
            typed("hooks", "list", dataDir(), "--cacert", folder.resolve("no.pem").toString())
                .err())
        .contains("--cacert = \"" + folder.resolve("no.pem") + "\" cannot be read");
  }

  @Test
  void renewedCertificate_isShown_withoutARestart_andMeasured() throws Exception {
    Instant until = Instant.now().plus(Duration.ofDays(190));
    TestAuthority.Signed renewed = AUTHORITY.sign("RSA", until);
    write(renewed);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> shown().getSerialNumber(), renewed.certificate().getSerialNumber()::equals);
    String expiry =
        get("/metrics")
            .body()
            .lines()
            .filter(line -> line.startsWith("hookline_tls_certificate_expiry_seconds "))
            .findFirst()
            .orElseThrow();
    assertThat(Double.parseDouble(expiry.split(" ", -1)[1]))
        .isBetween(Duration.ofDays(189).toSeconds() * 1.0, Duration.ofDays(190).toSeconds() * 1.0);
  }

  @Test
  void aCertificateThatCannotBeUsed_stopsTheStart_withOneLine() {
    Map<String, String> wrong =
        Map.of("tls.certificate", "/no/such.pem", "tls.key", folder.resolve("key.pem").toString());
    assertThatThrownBy(
            () ->
                Standalone.start(
                    StandaloneFixture.choices(folder.resolve("other")), wrong, line -> {}))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("there is no file /no/such.pem: HTTPS needs tls.certificate");
    assertThatThrownBy(
            () ->
                Standalone.start(
                    StandaloneFixture.choices(folder.resolve("other")),
                    Map.of("tls.certificate", "x"),
                    line -> {}))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("give one or the other");
  }

  private static Map<String, String> settings() {
    return Map.of(
        "tls.certificate", folder.resolve("certificate.pem").toString(),
        "tls.key", folder.resolve("key.pem").toString());
  }

  private static void write(TestAuthority.Signed signed) throws Exception {
    Files.writeString(folder.resolve("certificate.pem"), signed.chain());
    Files.writeString(folder.resolve("key.pem"), signed.traditionalKey());
  }

  private static String dataDir() {
    return "--data-dir=" + folder.resolve("data");
  }

  private static String cacert() {
    return folder.resolve("ca.pem").toString();
  }

  private static X509Certificate shown() throws Exception {
    return (X509Certificate) get("/healthz").sslSession().orElseThrow().getPeerCertificates()[0];
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(AUTHORITY.trusting())
        .build()
        .send(
            HttpRequest.newBuilder(URI.create(standalone.properties().get("http.url") + path))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
