package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.SOURCE_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.delivery;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.directory.DirectoryPosition;
import hookline.payload.model.Ids;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is taken, how it is answered, and what is in the log of it. */
final class IngressTest {
  private static final String HOOK = "/hooks/" + HOOK_ID;
  private static final String SERVICE = "/services/T1/B1/" + HOOK_ID;
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("ingress-test");
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void post_isAnsweredExactlyAsSendersNeedIt() {
    HttpResponse<String> response = ingress.post(HOOK, TEXT, "Content-Type", "application/json");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("ok");
    assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain");
    assertThat(Ids.isId(delivery(response))).isTrue();
    assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
  }

  @Test
  void post_isInTheLogByteForByte() {
    byte[] body = "{\"text\":\"a\u0001 \u00e4\n\"}   \u0000\ufffd trailing".getBytes(UTF_8);
    byte[] invalid = Arrays.copyOf(body, body.length + 2);
    invalid[body.length] = (byte) 0xFF;
    long before = System.currentTimeMillis();

    HttpResponse<String> response =
        ingress.post(HOOK, BodyPublishers.ofByteArray(invalid), "Content-Type", "text/json");

    ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(response));
    assertThat(record.value()).isEqualTo(invalid);
    assertThat(record.key()).isEqualTo(SOURCE_ID.getBytes(UTF_8));
    assertThat(text(record, Headers.REVISION)).isEqualTo("0");
    assertThat(text(record, Headers.METHOD)).isEqualTo("POST");
    assertThat(text(record, Headers.DIALECT)).isEqualTo("mattermost");
    assertThat(text(record, Headers.CONTENT_TYPE)).isEqualTo("text/json");
    assertThat(text(record, Headers.REMOTE_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(text(record, Headers.QUERY)).isNull();
    assertThat(text(record, Headers.CONTENT_ENCODING)).isNull();
    assertThat(Long.parseLong(text(record, Headers.RECEIVED_AT)))
        .isBetween(before, System.currentTimeMillis());
    assertThat(text(record, "http.content-length")).isEqualTo(Integer.toString(invalid.length));
    assertThat(text(record, "http.content-type")).isNull();
  }

  @Test
  void record_hasAllThatWasSent() {
    HttpResponse<String> response =
        ingress.post(
            HOOK + "/?wait=1&x=%20",
            TEXT,
            "Idempotency-Key",
            "build-17",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "X-GitHub-Event",
            "push",
            "X-Many",
            "one",
            "X-Many",
            "two",
            "Authorization",
            "Bearer t",
            "Cookie",
            "c=1",
            "Proxy-Authorization",
            "Basic p",
            "X-Gitlab-Token",
            "g");

    ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(response));
    assertThat(text(record, Headers.QUERY)).isEqualTo("wait=1&x=%20");
    assertThat(text(record, Headers.IDEMPOTENCY_KEY)).isEqualTo("build-17");
    assertThat(text(record, Headers.TRACEPARENT)).startsWith("00-0af76519");
    assertThat(text(record, "http.x-github-event")).isEqualTo("push");
    assertThat(record.headers().headers("http.x-many"))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("one", "two");
    assertThat(text(record, Headers.HTTP_DROPPED)).isNull();
    assertThat(names(record))
        .doesNotContain(
            "http.authorization",
            "http.cookie",
            "http.proxy-authorization",
            "http.x-gitlab-token",
            "http.idempotency-key",
            "http.traceparent");
  }

  @Test
  void record_isStampedWithThePositionThatHasItsHook() {
    ingress.put(DirectoryTopic.HOOKS, RunningIngress.hook("ether11", RunningIngress.UNKNOWN_ID));
    DirectoryPosition after = ingress.directory.position();

    HttpResponse<String> response = ingress.post("/hooks/" + RunningIngress.UNKNOWN_ID, TEXT);

    assertThat(response.statusCode()).as("a hook works when its making returns").isEqualTo(200);
    ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(response));
    assertThat(DirectoryPosition.parse(text(record, Headers.DIRECTORY_POSITION))).isEqualTo(after);
    assertThat(record.key()).isEqualTo("ether11".getBytes(UTF_8));
  }

  @Test
  void slacksSurface_isMarkedAsSuch() {
    HttpResponse<String> response = ingress.post(SERVICE, TEXT);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("ok");
    assertThat(text(ingress.written.of(delivery(response)), Headers.DIALECT)).isEqualTo("slack");
  }

  @Test
  void gzip_staysGzipInTheLog() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
      gzip.write(TEXT.getBytes(UTF_8));
    }

    HttpResponse<String> response =
        ingress.post(
            HOOK, BodyPublishers.ofByteArray(body.toByteArray()), "Content-Encoding", "gzip");

    assertThat(response.statusCode()).isEqualTo(200);
    ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(response));
    assertThat(record.value()).isEqualTo(body.toByteArray());
    assertThat(text(record, Headers.CONTENT_ENCODING)).isEqualTo("gzip");
  }

  @Test
  void formInTheQuery_isTakenAndKept() {
    HttpResponse<String> response =
        ingress.post(
            HOOK + "?payload=%7B%22text%22%3A%22hi%22%7D",
            "",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(response.statusCode()).isEqualTo(200);
    ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(response));
    assertThat(text(record, Headers.QUERY)).isEqualTo("payload=%7B%22text%22%3A%22hi%22%7D");
    assertThat(record.value()).isEmpty();
  }

  @Test
  void strayPercentInTheQuery_isLiteralAndKeptAsSent() {
    String query = "payload=%7B\"text\":\"100%\"%7D&x=5%";
    try (RawConnection connection = new RawConnection(ingress.port())) {
      connection.send(
          "POST "
              + HOOK
              + "?"
              + query
              + " HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
      String response = connection.readResponse();

      assertThat(response).startsWith("HTTP/1.1 200").endsWith("ok");
      assertThat(text(ingress.written.of(RawConnection.delivery(response)), Headers.QUERY))
          .isEqualTo(query);

      connection.send("POST /100%/x HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
      assertThat(connection.readResponse())
          .startsWith("HTTP/1.1 404")
          .contains("api.context.404.app_error");
    }
  }

  @Test
  void largeBodies_areTakenWhole() {
    String body = "{\"text\":\"" + "x".repeat(299_000) + "\"}";

    HttpResponse<String> response = ingress.post(HOOK, body);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(ingress.written.of(delivery(response)).value()).isEqualTo(body.getBytes(UTF_8));
  }

  @Test
  void tooManyHeaders_areNamedInsteadOfKept() {
    String[] headers = new String[60];
    for (int i = 0; i < headers.length; i += 2) {
      headers[i] = "X-Large-" + i + "-" + "n".repeat(100);
      headers[i + 1] = "v".repeat(1_000);
    }

    HttpResponse<String> response = ingress.post(HOOK, TEXT, headers);

    ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(response));
    int kept =
        Arrays.stream(record.headers().toArray())
            .filter(header -> header.key().startsWith("http."))
            .mapToInt(header -> header.key().length() + header.value().length)
            .sum();
    assertThat(kept).isBetween(15 << 10, 16 << 10);
    String dropped = text(record, Headers.HTTP_DROPPED);
    assertThat(dropped).contains("x-large-").matches("(x-large-\\d+-n+,)+\\+\\d+");
    assertThat(dropped.length()).isLessThan((1 << 10) + 10);
    long named = dropped.chars().filter(c -> c == ',').count();
    long counted = Long.parseLong(dropped.substring(dropped.lastIndexOf('+') + 1));
    long large = names(record).stream().filter(name -> name.startsWith("http.x-large")).count();
    assertThat(large + named + counted).isEqualTo(30);
  }

  @Test
  void headerBytes_areKeptAsTheyCame() {
    byte[] utf8 = "gr\u00fc\u00dfe".getBytes(UTF_8);
    try (RawConnection connection = new RawConnection(ingress.port())) {
      connection.send(
          "POST "
              + HOOK
              + "?q="
              + new String(utf8, ISO_8859_1)
              + " HTTP/1.1\r\nHost: h\r\nX-Name: "
              + new String(utf8, ISO_8859_1)
              + "\r\nContent-Length: "
              + TEXT.length()
              + "\r\n\r\n"
              + TEXT);
      String response = connection.readResponse();

      assertThat(response).startsWith("HTTP/1.1 200");
      ConsumerRecord<byte[], byte[]> record = ingress.written.of(RawConnection.delivery(response));
      assertThat(record.headers().lastHeader("http.x-name").value()).isEqualTo(utf8);
      assertThat(text(record, Headers.QUERY)).isEqualTo("q=gr\u00fc\u00dfe");
    }
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
    return Headers.text(record.headers(), name);
  }

  private static List<String> names(ConsumerRecord<byte[], byte[]> record) {
    return Arrays.stream(record.headers().toArray()).map(header -> header.key()).toList();
  }
}
