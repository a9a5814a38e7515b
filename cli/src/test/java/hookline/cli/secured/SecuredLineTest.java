package hookline.cli.secured;

import static hookline.cli.TypedCommand.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.embedded.TestAuthority;
import hookline.topics.Json;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole line over TLS, each role with a user of its own and the documented rights alone; and
 * none of the secrets that were planted in it anywhere it writes to.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredLineTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;

  private static SecuredLine line;

  private static final PlantedSecrets SECRETS = new PlantedSecrets();

  private static String hook;
  private static String sourceId;
  private static String signedHook;
  private static String userToken;

  @BeforeAll
  static void start() throws Exception {
    line = new SecuredLine(folder);
    TypedCommand applied =
        typed(
            command(line.broker.settings("setup"), "topics", "apply", "--set=topics.partitions=2"));
    assertThat(applied.exit()).as(applied.err()).isZero();
    line.start();
  }

  @AfterAll
  static void stop() throws Exception {
    line.close();
  }

  @Test
  @Order(1)
  void everyRole_doesItsWork_withTheDocumentedRightsAlone() throws Exception {
    JsonNode user = api("users", "create", "jim");
    api("teams", "create", "ops");
    api("teams", "add", "ops", "jim");
    api("channels", "create", "--team", "ops", "alerts");
    JsonNode made = api("hooks", "create", "--team", "ops", "--channel", "alerts");
    hook = made.path("id").asText();
    sourceId = made.path("source_id").asText();
    SECRETS.plant("hook id", hook);
    String secret = "planted-verification-secret";
    Path secretFile = Files.writeString(folder.resolve("verification"), secret);
    signedHook =
        api(
                "hooks",
                "create",
                "--team",
                "ops",
                "--channel",
                "alerts",
                "--verify",
                "github",
                "--verify-secret-file",
                secretFile.toString())
            .path("id")
            .asText();
    SECRETS.plant("secret of a sender", secret);
    SECRETS.plant("id of the hook that takes what is signed", signedHook);
    userToken = api("tokens", "create", "--user", "jim", "test").path("token").asText();
    SECRETS.plant("token of a user", userToken);
    assertThat(user.path("username").asText()).isEqualTo("jim");

    HttpResponse<String> posted = post("/hooks/" + hook + "?wait=30", "{\"text\": \"hello\"}");
    assertThat(posted.body()).contains("\"status\":\"posted\"");
    HttpResponse<String> direct =
        post("/hooks/" + hook + "?wait=30", "{\"text\": \"hi\", \"channel\": \"@jim\"}");
    assertThat(direct.body()).contains("\"status\":\"posted\"");
    HttpResponse<String> refused =
        post("/hooks/" + hook + "?wait=30", "{\"text\": \"x\", \"channel\": \"nowhere\"}");
    assertThat(refused.statusCode()).isEqualTo(404);
    for (int i = 0; i < 2; i++) {
      post("/hooks/" + hook, "{\"text\": \"again\"}", "Idempotency-Key", "one");
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("posts")).isEqualTo(3));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("rejected")).isEqualTo(1));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("duplicates")).isEqualTo(1));

    api("channels", "create", "--team", "ops", "nowhere");
    api("rejections", "retry", "--hook", sourceId, "--reason", "unknown_channel");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("posts")).isEqualTo(4));
    TypedCommand replayed = typed(apiCommand("replay", "--hook", sourceId, "--apply"));
    assertThat(replayed.exit()).as(replayed.err()).isZero();
    SECRETS.said(replayed.err());
    TypedCommand shown =
        typed(
            command(
                line.broker.settings("console"),
                "payloads",
                "tail",
                "--set=topics.partitions=2",
                "--no-follow"));
    assertThat(shown.exit()).as(shown.err()).isZero();
    SECRETS.said(shown.err());
    api("erase", "--hook", sourceId, "--yes");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(count("posts")).isZero());
    assertThat(askStatus()).contains("\"instances\":[{", "\"role\":\"sink\"");
    for (String role : SecuredLine.ROLES) {
      assertThat(line.log(role))
          .as(role)
          .doesNotContain("AuthorizationException")
          .doesNotContain("ot authorized");
    }
  }

  @Test
  @Order(2)
  void whoIsNotLetIn_endsWithOneLine_thatSaysWhatToDo() throws Exception {
    Path ca = folder.resolve("kafka-ca.pem");
    String wrongPassword =
        ended(line.broker.settings("sink", "planted-wrong-password", ca), "sink");
    assertThat(wrongPassword)
        .contains("hookline: the brokers do not let this process in at 127.0.0.1:")
        .contains("Authentication failed during authentication due to invalid credentials")
        .contains("kafka.sasl.jaas.config");
    Path stranger = Files.writeString(folder.resolve("stranger.pem"), new TestAuthority().pem());
    String untrusted =
        ended(
            line.broker.settings("ingress", SecuredBroker.password("ingress"), stranger),
            "ingress");
    assertThat(untrusted)
        .contains("hookline: there is no TLS with the brokers at 127.0.0.1:")
        .contains("unable to find valid certification path")
        .contains("kafka.ssl.truststore.location");
    SECRETS.plant("wrong password", "planted-wrong-password");
    for (String said : List.of(wrongPassword, untrusted)) {
      SECRETS.said(said);
      assertThat(said.lines().filter(text -> text.startsWith("hookline: "))).hasSize(1);
    }
  }

  /** What a process says that ends by itself, with the log Hookline is shipped with. */
  private static String ended(Map<String, String> settings, String role) throws Exception {
    Path log = folder.resolve("ended-" + role + ".log");
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("management.port", "0");
    all.put("http.port", "0");
    all.put("state.dir", folder.resolve("state-ended").toString());
    Process process = line.java(all, log, role);
    boolean ends = process.waitFor(2, TimeUnit.MINUTES);
    String said = Files.readString(log);
    process.destroyForcibly().waitFor();
    assertThat(ends).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(1);
    return said;
  }

  @Test
  @Order(3)
  void plantedSecrets_areNowhere() throws Exception {
    SECRETS.plant("admin token", SecuredLine.ADMIN_TOKEN);
    SECRETS.plant("store password", SecuredLine.STORE_PASSWORD);
    SECRETS.plant("key password", SecuredLine.KEY_PASSWORD);
    SecuredBroker.USERS.forEach(
        user -> SECRETS.plant("Kafka password of " + user, SecuredBroker.password(user)));
    failEveryWay();
    SECRETS.areNowhere(line);
    line.store().close();
    post("/hooks/" + hook, "{\"text\": \"while the database is away\"}");
    await().atMost(PATIENCE).until(() -> line.management("sink", "/readyz").statusCode() == 503);
    askTheConsole();
    SECRETS.areNowhere(line);
    line.broker.close();
    await()
        .atMost(PATIENCE)
        .until(() -> post("/hooks/" + hook, "{\"text\": \"lost\"}").statusCode() == 503);
    askTheConsole();
    SECRETS.said(
        typed(apiCommand("hooks", "create", "--team", "ops", "--channel", "alerts")).err());
    SECRETS.areNowhere(line);
  }

  private static void failEveryWay() throws Exception {
    String path = "/hooks/" + hook;
    String text = "{\"text\": \"x\"}";
    post(path + "?self=" + hook, text);
    post(path + "/x", text);
    post("/hook/" + hook, text);
    post("/hooks/x" + hook, text);
    post("/services/" + hook + "/B/" + hook, "{}");
    post(path, text, "Referer", "https://example.org" + path, "X-Request-Id", hook);
    post(path, text, "X-" + hook, "name", "traceparent", hook);
    post(path, text, "Idempotency-Key", hook, "Content-Type", "text/" + hook);
    post(path, "no json " + hook);
    post(path, "{\"text\": 5, \"attachments\": \"" + hook + "\"}");
    post(path, "{\"text\": \"x\", \"channel\": \"" + hook + "\"}");
    post("/hooks/" + signedHook, text);
    post("/hooks/" + signedHook, text, "X-Hub-Signature-256", "sha256=" + "0".repeat(64));
    for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS")) {
      answer(
          HttpRequest.newBuilder(URI.create(line.site("ingress") + path))
              .method(method, HttpRequest.BodyPublishers.noBody()));
    }
    raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + hook + "\r\n\r\n");
    raw("POST " + path + " HTTP/9.9\r\n" + hook + "\r\n\r\n");
    raw(hook + "\r\n\r\n");
    raw("POST " + path + " HTTP/1.1\r\nX: " + hook.repeat(30_000) + "\r\n\r\n");
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), line.port("ingress"))) {
      plain
          .getOutputStream()
          .write(
              ("POST " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      SECRETS.said(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    askTheConsole();
    SECRETS.said(typed(apiCommand("hooks", "delete", hook + "x")).err());
    SECRETS.said(typed(apiCommand("hooks", "no-such-command")).err());
    askStatus();
    SECRETS.said(typed("send", "--hook", "http://127.0.0.1:1/hooks/" + hook, "x").err());
    SECRETS.said(typed("send", "--hook", line.site("ingress") + "/hooks/" + hook, "x").err());
    SECRETS.said(
        typed(
                "send",
                "--hook",
                line.site("ingress") + "/hooks/" + hook + "x",
                "x",
                "--cacert",
                line.cacert.toString())
            .err());
  }

  private static String askStatus() throws Exception {
    return answer(
            HttpRequest.newBuilder(URI.create(line.site("console") + "/api/v4/hookline/status"))
                .header("Authorization", "Bearer " + SecuredLine.ADMIN_TOKEN))
        .body();
  }

  /** Calls that are refused; what is answered to who may see a hook's id is another matter. */
  private static void askTheConsole() throws Exception {
    String api = line.site("console") + "/api/v4";
    answer(HttpRequest.newBuilder(URI.create(api + "/hooks/incoming/" + hook)));
    answer(HttpRequest.newBuilder(URI.create(api + "/hooks/incoming/" + hook + "/" + hook)));
    answer(
        HttpRequest.newBuilder(URI.create(api + "/hooks/incoming/" + hook))
            .header("Authorization", "Bearer " + SecuredLine.ADMIN_TOKEN + hook));
    answer(
        HttpRequest.newBuilder(URI.create(api + "/nowhere/" + hook + "?token=" + hook))
            .header("Authorization", "Bearer " + SecuredLine.ADMIN_TOKEN));
    answer(
        HttpRequest.newBuilder(URI.create(api + "/hooks/incoming/" + hook))
            .header("Authorization", "Bearer " + SecuredLine.ADMIN_TOKEN)
            .method("PATCH", HttpRequest.BodyPublishers.ofString(hook)));
    answer(
        HttpRequest.newBuilder(URI.create(api + "/hooks/incoming"))
            .header("Authorization", "Bearer " + SecuredLine.ADMIN_TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString("{\"channel_id\": \"" + hook + "\"}")));
    answer(
        HttpRequest.newBuilder(URI.create(api + "/posts/" + hook))
            .header("Authorization", "Bearer " + userToken));
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(line.site("ingress") + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return answer(request);
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = line.send(request);
    SECRETS.said(answer.headers().map() + answer.body());
    return answer;
  }

  private static void raw(String request) throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            line.authority
                .trusting()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), line.port("ingress"))) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      SECRETS.said(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  private static JsonNode api(String... words) {
    TypedCommand done = typed(apiCommand(words));
    assertThat(done.exit()).as(done.err()).isZero();
    SECRETS.said(done.err());
    String out = done.out().strip();
    return out.startsWith("{")
        ? Json.readTree(out.getBytes(StandardCharsets.UTF_8))
        : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static String[] apiCommand(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--json",
            "--url=" + line.site("console"),
            "--token=" + SecuredLine.ADMIN_TOKEN,
            "--cacert=" + line.cacert));
    return all.toArray(String[]::new);
  }

  private static String[] command(Map<String, String> settings, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    settings.forEach((key, value) -> all.add("--set=" + key + "=" + value));
    return all.toArray(String[]::new);
  }

  private static int count(String table) throws Exception {
    try (Connection connection = DriverManager.getConnection(line.jdbcUrl(), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table + visible(table))) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String visible(String table) {
    return table.equals("posts") ? " WHERE delete_at = 0" : "";
  }
}
