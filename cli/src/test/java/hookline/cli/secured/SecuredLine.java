package hookline.cli.secured;

import static org.awaitility.Awaitility.await;

import hookline.cli.config.Settings;
import hookline.embedded.EmbeddedPostgresql;
import hookline.embedded.FreePort;
import hookline.embedded.Shared;
import hookline.embedded.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Every role as a process of its own, on a broker and a database that speak TLS and ask who it is,
 * with secrets in files, and a log that leaves little out.
 */
final class SecuredLine implements AutoCloseable {
  static final List<String> ROLES = List.of("ingress", "processor", "sink", "console", "replayer");
  static final String ADMIN_TOKEN = "planted-admin-token-8f2c";
  static final String STORE_PASSWORD = "planted-store-password";
  static final String KEY_PASSWORD = "planted-key-password";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LOG =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%-5level [%thread] %logger - %msg%n%ex</pattern></encoder>
        </appender>
        <logger name="hookline" level="DEBUG"/>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;

  final TestAuthority authority = new TestAuthority();
  final SecuredBroker broker;
  final Path cacert;
  final HttpClient http;
  private final Path folder;
  private final EmbeddedPostgresql database;
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final Map<String, Integer> managementPorts = new TreeMap<>();
  private final Map<String, Integer> ports = new TreeMap<>();

  SecuredLine(Path folder) throws Exception {
    this.folder = folder;
    this.cacert = Files.writeString(folder.resolve("ca.pem"), authority.pem());
    this.http = HttpClient.newBuilder().sslContext(authority.trusting()).build();
    this.broker = SecuredBroker.start(folder, authority);
    this.database = database();
    Files.writeString(folder.resolve("logback.xml"), LOG);
    Files.writeString(folder.resolve("admin-token"), ADMIN_TOKEN + "\n");
    Files.writeString(folder.resolve("store-password"), STORE_PASSWORD + "\n");
    Files.writeString(folder.resolve("key-password"), KEY_PASSWORD + "\n");
    authority
        .sign("EC", Instant.now().plus(Duration.ofDays(90)))
        .writePkcs12(folder.resolve("hookline.p12"), KEY_PASSWORD);
  }

  private EmbeddedPostgresql database() throws Exception {
    TestAuthority.Signed signed = authority.sign("EC", Instant.now().plus(Duration.ofDays(1)));
    Path key =
        Files.createFile(
            folder.resolve("db-key.pem"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, signed.traditionalKey());
    return EmbeddedPostgresql.start(
        Shared.binaries(),
        folder.resolve("postgresql"),
        0,
        Map.of(
            "ssl",
            "on",
            "ssl_cert_file",
            Files.writeString(folder.resolve("db.pem"), signed.chain()).toString(),
            "ssl_key_file",
            key.toString(),
            "max_connections",
            "100"));
  }

  /** The database, for who makes sure of it. */
  String jdbcUrl() {
    String url = database.jdbcUrl().replace("127.0.0.1", "localhost");
    return url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full&sslrootcert=" + cacert;
  }

  /** The same, without being asked who one is. */
  EmbeddedPostgresql store() {
    return database;
  }

  /** Starts every role, and waits until all are ready. */
  void start() throws Exception {
    for (String role : ROLES) {
      start(role);
    }
    for (String role : ROLES) {
      await()
          .atMost(PATIENCE)
          .failFast(
              () -> {
                if (!processes.get(role).isAlive()) {
                  throw new AssertionError(role + " ended:\n" + lastLines(role));
                }
              })
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> management(role, "/readyz").statusCode() == 200);
    }
  }

  private void start(String role) throws IOException {
    ports.put(role, FreePort.find());
    managementPorts.put(role, FreePort.find());
    Map<String, String> settings = new TreeMap<>(broker.settings(role));
    settings.put("http.host", "127.0.0.1");
    settings.put("http.port", ports.get(role).toString());
    settings.put("management.host", "127.0.0.1");
    settings.put("management.port", managementPorts.get(role).toString());
    settings.put("management.tls", "true");
    settings.put("tls.keystore", folder.resolve("hookline.p12").toString());
    settings.put("tls.password.file", folder.resolve("key-password").toString());
    settings.put("store.jdbc.url", jdbcUrl());
    settings.put("store.user", "postgres");
    settings.put("store.password.file", folder.resolve("store-password").toString());
    settings.put("admin.token.file", folder.resolve("admin-token").toString());
    settings.put("state.dir", folder.resolve("state-" + role).toString());
    settings.put("topics.partitions", "2");
    settings.put("site.url", "https://localhost:" + ports.getOrDefault("ingress", 0));
    processes.put(role, java(settings, folder.resolve(role + ".log"), role));
  }

  /** A process of Hookline's own, told its settings by the environment. */
  Process java(Map<String, String> settings, Path log, String... command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-cp",
                System.getProperty("java.class.path"),
                "hookline.cli.Main"));
    line.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    settings.forEach((key, value) -> builder.environment().put(Settings.variable(key), value));
    return builder.start();
  }

  Process process(String role) {
    return processes.get(role);
  }

  String log(String role) throws IOException {
    return Files.readString(folder.resolve(role + ".log"));
  }

  private String lastLines(String role) throws IOException {
    List<String> lines = log(role).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  String site(String role) {
    return "https://localhost:" + ports.get(role);
  }

  int port(String role) {
    return ports.get(role);
  }

  HttpResponse<String> management(String role, String path)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(
            URI.create("https://localhost:%d%s".formatted(managementPorts.get(role), path))));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(
        request.timeout(Duration.ofSeconds(40)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws Exception {
    processes.values().forEach(Process::destroy);
    for (Process process : processes.values()) {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    database.close();
    broker.close();
  }
}
