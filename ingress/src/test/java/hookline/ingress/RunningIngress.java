package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import hookline.tracing.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * An ingress on a port of its own before a real broker, with topics of its own, a directory with
 * one hook in it, and means to call it and to see what it wrote.
 */
final class RunningIngress implements AutoCloseable {
  static final String HOOK_ID = "hseoksecrethseoksecrethse1";
  static final String SOURCE_ID = "seurceidseurceidseurceid11";
  static final String UNKNOWN_ID = "nebedyhasthisnebedyhasth11";
  static final String TEXT = "{\"text\":\"hello\"}";

  final Map<String, String> kafka;
  final Topics topics;
  final DirectoryView directory;
  final DirectoryWriter writer;
  final Ingress ingress;
  final IngressServer server;
  final WrittenPayloads written;

  /** By its clock, where senders say when they sent; null for the real time. */
  volatile Instant now;

  final MeterRegistry meters = new SimpleMeterRegistry();
  final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  RunningIngress(String prefix) {
    this(prefix, config -> config);
  }

  RunningIngress(String prefix, UnaryOperator<IngressConfig> changes) {
    this(prefix, Shared.kafka().bootstrapServers(), changes);
  }

  RunningIngress(String prefix, String bootstrapServers, UnaryOperator<IngressConfig> changes) {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    topics =
        new Topics(
            new TopicSettings(prefix + ".", 3, 1, defaults.retention(), defaults.maxRecordBytes()));
    kafka = Map.of("bootstrap.servers", bootstrapServers);
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
    directory = DirectoryView.start(topics, kafka);
    writer = new DirectoryWriter(directory, topics, kafka);
    put(DirectoryTopic.HOOKS, hook(SOURCE_ID, HOOK_ID));
    IngressConfig config =
        changes.apply(
            IngressConfig.DEFAULTS.toBuilder().host("127.0.0.1").port(0).kafka(kafka).build());
    InstantSource clock = () -> now == null ? Instant.now() : now;
    ingress = Ingress.start(config, topics, directory, meters, Tracing.OFF, () -> null, clock);
    server = IngressServer.start(config, ingress);
    written = new WrittenPayloads(bootstrapServers, topics.payloads());
    awaitReady();
  }

  void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ingress.notReady() == null);
  }

  /** Waits until nothing is held for anybody. */
  void awaitNothingInFlight() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> {
              assertThat(ingress.inFlight().calls()).as("calls").isZero();
              assertThat(ingress.inFlight().bytes()).as("bytes").isZero();
            });
  }

  /**
   * Waits until at least so many requests are counted with that status for that reason: once
   * answered.
   */
  void awaitCounted(int status, String reason, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(
                        meters
                            .find("hookline.ingress.requests")
                            .tags("reason", reason, "status", Integer.toString(status))
                            .counters()
                            .stream()
                            .mapToDouble(Counter::count)
                            .sum())
                    .as("%d %s", status, reason)
                    .isGreaterThanOrEqualTo(count));
  }

  static Hook hook(String sourceId, String id) {
    return hook(sourceId, id, Protection.NONE);
  }

  static Hook hook(String sourceId, String id, Protection protection) {
    return new Hook(
        sourceId,
        id,
        1,
        1,
        0,
        "creater",
        "channel",
        "team",
        "",
        "",
        "",
        "",
        false,
        Dialect.MATTERMOST,
        "UTC",
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        protection);
  }

  void put(DirectoryTopic topic, Object value) {
    writer.write(view -> List.of(DirectoryEntry.of(topic, value)));
  }

  void set(boolean enabled, int maximumPayloadSizeBytes) {
    put(
        DirectoryTopic.SETTINGS,
        new Settings(enabled, false, false, maximumPayloadSizeBytes, 4_000));
  }

  int port() {
    return server.port();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return post(path, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> post(String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(20)).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String delivery(HttpResponse<?> response) {
    return response.headers().firstValue("Hookline-Delivery").orElseThrow();
  }

  @Override
  public void close() {
    server.close();
    directory.close();
    written.close();
  }
}
