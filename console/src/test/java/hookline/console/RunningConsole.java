package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.console.directory.RetryLimits;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.payload.model.Post;
import hookline.payload.model.RateLimit;
import hookline.payload.model.Reason;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.sink.Sink;
import hookline.sink.SinkConfig;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * A console on a port of its own before a real broker and a real database, with a sink between
 * them: topics, tables and a small directory of its own, and means to call it.
 */
final class RunningConsole implements AutoCloseable {
  static final String ADMIN_TOKEN = "the-administrators-own-token";
  static final String SITE = "https://hooks.example.com";

  final Topics topics;
  final Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  final String jdbcUrl;
  final DirectoryView directory;
  final DirectoryWriter writer;
  final Sink sink;
  final ConsoleServer server;
  private final ConsoleConfig config;
  final HttpClient client = HttpClient.newHttpClient();

  final Team team = new Team(newId(), "hookline", "Hookline", 1, 1, 0);
  final Team otherTeam = new Team(newId(), "other", "Other", 1, 1, 0);
  final Channel open = channel("town-square", ChannelType.OPEN, 0);
  final Channel secret = channel("secret", ChannelType.PRIVATE, 0);
  final Channel archived = channel("archived", ChannelType.OPEN, 5);
  final User admin;
  final User member;
  final User other;
  final User outsider;
  final User gone;

  RunningConsole() {
    this(config -> config);
  }

  RunningConsole(UnaryOperator<ConsoleConfig> changes) {
    String name = "console_" + UUID.randomUUID().toString().replace('-', '_');
    TopicSettings defaults = TopicSettings.DEFAULTS;
    topics =
        new Topics(
            new TopicSettings(name + ".", 2, 1, defaults.retention(), defaults.maxRecordBytes()));
    try (Admin kafkaAdmin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(kafkaAdmin, topics).apply();
    }
    jdbcUrl = database(name);
    directory = DirectoryView.start(topics, kafka);
    if (!directory.awaitLoaded(Duration.ofSeconds(60))) {
      throw new AssertionError(directory.notReady());
    }
    writer = new DirectoryWriter(directory, topics, kafka);
    admin = user("admin", "system_user system_admin", 0, List.of(team.id()), List.of());
    member = user("member", "system_user", 0, List.of(team.id()), List.of(secret.id()));
    other = user("other", "system_user", 0, List.of(team.id()), List.of());
    outsider = user("outsider", "system_user", 0, List.of(otherTeam.id()), List.of());
    gone = user("gone", "system_user", 5, List.of(team.id()), List.of(secret.id()));
    seed();
    sink = new Sink(SinkConfig.defaults(topics, jdbcUrl, "", "", kafka), topics);
    sink.start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(sink.notReady()).isNull());
    this.config =
        changes.apply(
            new ConsoleConfig(
                "127.0.0.1",
                0,
                2,
                8,
                64 << 10,
                Duration.ofSeconds(10),
                SITE + "/",
                ADMIN_TOKEN,
                false,
                new RetryLimits(Duration.ofHours(1), Set.of("x-internal-token")),
                RateLimit.of(1_000, RateLimit.Unit.SECOND),
                jdbcUrl,
                "",
                "",
                kafka));
    server = another();
  }

  /** One more server of the same site. */
  ConsoleServer another() {
    return ConsoleServer.start(config, Console.start(config, topics, directory));
  }

  private static String database(String name) {
    String url = Shared.postgresql().jdbcUrl();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return url.replace("/postgres?", "/" + name + "?");
  }

  private void seed() {
    List<DirectoryEntry> entries = new ArrayList<>();
    for (Team each : List.of(team, otherTeam)) {
      entries.add(DirectoryEntry.of(DirectoryTopic.TEAMS, each));
    }
    for (Channel each : List.of(open, secret, archived)) {
      entries.add(DirectoryEntry.of(DirectoryTopic.CHANNELS, each));
    }
    for (User each : List.of(admin, member, other, outsider, gone)) {
      entries.add(DirectoryEntry.of(DirectoryTopic.USERS, each));
    }
    writer.write(view -> entries);
  }

  private Channel channel(String name, ChannelType type, long deleteAt) {
    return new Channel(newId(), team.id(), type, name, name, "", "", 1, 1, deleteAt);
  }

  private static User user(
      String name, String roles, long deleteAt, List<String> teams, List<String> channels) {
    AccessToken token = new AccessToken(newId(), AccessToken.hashOf(token(name)), "test", 1);
    long createAt = name.equals("admin") ? 1 : 2;
    return new User(
        newId(), name, "", roles, teams, channels, createAt, 1, deleteAt, List.of(token));
  }

  /** The secret of that user's token. */
  static String token(String username) {
    return "token-of-" + username;
  }

  /** The token that caller of the data files has; empty for none. */
  static String tokenOf(String caller) {
    return switch (caller) {
      case "token" -> ADMIN_TOKEN;
      case "nobody" -> "";
      default -> token(caller);
    };
  }

  static String newId() {
    return Ids.of(UUID.randomUUID());
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + "/api/v4" + path);
  }

  /** Calls with a token; an empty one for none. */
  HttpResponse<String> call(String token, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls as an administrator; the answer must have that status. */
  JsonNode asAdmin(int status, String method, String path, String body) {
    return as("admin", status, method, path, body);
  }

  /** Calls as that user; the answer must have that status. */
  JsonNode as(String username, int status, String method, String path, String body) {
    HttpResponse<String> response = call(token(username), method, path, body);
    if (response.statusCode() != status) {
      throw new AssertionError(
          "%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
    }
    return json(response);
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.readTree(response.body().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes posts to the log, as the processor does. */
  void write(List<Post> posts) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Post post : posts) {
        producer.send(
            new ProducerRecord<>(
                topics.posts(),
                String.valueOf(post.channelId()).getBytes(StandardCharsets.UTF_8),
                Json.write(post)));
      }
    }
  }

  /** Writes a rejection to the log, as the processor does, and waits for its row. */
  void reject(String deliveryId, String sourceId, Reason reason, long revision) {
    RecordHeaders headers = new RecordHeaders();
    Headers.set(headers, Headers.DELIVERY_ID, deliveryId);
    Headers.set(headers, Headers.RECEIVED_AT, Long.toString(System.currentTimeMillis()));
    Headers.set(headers, Headers.REVISION, Long.toString(revision));
    Headers.set(headers, Headers.REASON, reason.id());
    Headers.set(headers, Headers.REFUSAL, reason.word());
    Headers.set(headers, Headers.DETAIL, "There is no channel x.");
    Headers.set(headers, Headers.STATUS, Integer.toString(reason.status()));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              topics.rejections(), null, Headers.bytes(sourceId), new byte[] {'{'}, headers));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                json(call(token("admin"), "GET", "/hookline/rejections/" + deliveryId, ""))
                        .path("revision")
                        .asLong(-1)
                    == revision);
  }

  @Override
  public void close() {
    server.close();
    sink.close();
    directory.close();
  }
}
