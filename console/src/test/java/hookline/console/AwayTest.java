package hookline.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered while something is away: the brokers, the database, the rest of a body. */
class AwayTest {
  private static final String NOWHERE = "127.0.0.1:1";

  private static ConsoleConfig with(
      ConsoleConfig config, Duration bodyTime, String jdbcUrl, Map<String, String> kafka) {
    return new ConsoleConfig(
        config.host(),
        config.port(),
        config.ioThreads(),
        config.workerThreads(),
        config.maxBodyBytes(),
        bodyTime,
        config.siteUrl(),
        config.adminToken(),
        config.inlineImages(),
        config.retryLimits(),
        config.hookLimit(),
        jdbcUrl,
        config.user(),
        config.password(),
        kafka);
  }

  private static void assertUnavailable(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(response.body()).contains("api.context.unavailable.app_error");
  }

  @Test
  void withoutBrokers_changesAreRefused_andWhatIsKnownIsTold() {
    try (RunningConsole console =
        new RunningConsole(
            config ->
                with(
                    config,
                    config.bodyTime(),
                    config.jdbcUrl(),
                    Map.of("bootstrap.servers", NOWHERE)))) {
      String token = RunningConsole.token("member");
      String hook = "{\"channel_id\": \"%s\"}".formatted(console.open.id());
      assertUnavailable(console.call(token, "POST", "/hooks/incoming", hook));
      String direct = "[\"%s\", \"%s\"]".formatted(console.member.id(), console.other.id());
      assertUnavailable(console.call(token, "POST", "/channels/direct", direct));
      String admin = RunningConsole.token("admin");
      String some = "{\"reason\": \"unreadable\"}";
      assertUnavailable(console.call(admin, "POST", "/hookline/rejections/retry", some));
      console.as("member", 200, "GET", "/hookline/rejections", "");
      console.as("member", 200, "GET", "/users/me", "");
      console.as("member", 200, "GET", "/hooks/incoming", "");
    }
  }

  @Test
  void withoutTheDatabase_hooksAreMadeAndTold_andListsAreRefused() {
    try (RunningConsole console =
        new RunningConsole(
            config ->
                with(
                    config,
                    config.bodyTime(),
                    "jdbc:postgresql://" + NOWHERE + "/nothing",
                    config.kafka()))) {
      String hook = "{\"channel_id\": \"%s\"}".formatted(console.open.id());
      String id = console.as("member", 201, "POST", "/hooks/incoming", hook).path("id").asText();
      assertThat(
              console
                  .as("member", 200, "GET", "/hooks/incoming/" + id, "")
                  .path("last_used")
                  .asLong(-1))
          .isZero();
      String token = RunningConsole.token("member");
      assertUnavailable(console.call(token, "GET", "/hooks/incoming", ""));
      assertUnavailable(console.call(token, "GET", "/hookline/rejections", ""));
      String posts = "/channels/" + console.open.id() + "/posts";
      assertUnavailable(console.call(token, "GET", posts, ""));
      HttpResponse<String> page =
          PageClient.signedIn(console.server.port(), token).get("/channels");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("PostgreSQL is away", "id=\"again\"", "/channels");
      HttpResponse<String> hooks =
          PageClient.signedIn(console.server.port(), token).get("/webhooks");
      assertThat(hooks.statusCode()).isEqualTo(200);
      assertThat(hooks.body()).contains("Unnamed hook", "not known");
    }
  }

  @Test
  void body_isAskedFor_andNotWaitedForWithoutEnd() throws IOException {
    try (RunningConsole console =
        new RunningConsole(
            config -> with(config, Duration.ofMillis(300), config.jdbcUrl(), config.kafka()))) {
      assertThat(answerTo(console, "Expect: 100-continue\r\n", "{}"))
          .startsWith("HTTP/1.1 100 Continue")
          .contains("HTTP/1.1 400 Bad Request", "api.context.invalid_body_param.app_error");
      assertThat(answerTo(console, "", "{"))
          .startsWith("HTTP/1.1 408 ")
          .contains("api.context.request_timeout.app_error");
    }
  }

  /** To two bytes announced. */
  private static String answerTo(RunningConsole console, String header, String body)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST /api/v4/hooks/incoming HTTP/1.1\r
          Host: x\r
          Authorization: Bearer %s\r
          Connection: close\r
          %sContent-Length: 2\r
          \r
          """
              .formatted(RunningConsole.token("member"), header)
              .getBytes(US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      String first = header.isEmpty() ? "" : readLine(in);
      out.write(body.getBytes(US_ASCII));
      out.flush();
      return first + new String(in.readAllBytes(), US_ASCII);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    do {
      c = in.read();
      line.append((char) c);
    } while (c != '\n' && c >= 0);
    return line.toString();
  }
}
