package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Post;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What browsers that listen to a channel are told, and what they are told when they come again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningConsole console = new RunningConsole();
  private final int port = console.server.port();
  private final String channelId = console.open.id();
  private final long start = System.currentTimeMillis();

  @AfterAll
  void stop() {
    console.close();
  }

  /** Lines of a stream of events as they come. */
  private static final class Hearing implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final HttpClient client = HttpClient.newHttpClient();
    private final Stream<String> stream;
    private final Thread thread;
    volatile boolean isOver;

    Hearing(PageClient reader, String path, String... headers) throws Exception {
      HttpResponse<Stream<String>> response =
          client.send(reader.request(path, headers).build(), BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      stream = response.body();
      thread = new Thread(this::hear);
      thread.start();
    }

    private void hear() {
      try {
        stream.forEach(lines::add);
      } catch (RuntimeException e) {
        // Closed at this end.
      }
      isOver = true;
    }

    boolean heard(String text) {
      return lines.stream().anyMatch(line -> line.contains(text));
    }

    void await(String text) {
      org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> heard(text));
    }

    String lastId() {
      return lines.stream()
          .filter(line -> line.startsWith("id:"))
          .reduce((first, second) -> second)
          .orElseThrow()
          .substring(3)
          .strip();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private PageClient reader() {
    return PageClient.signedIn(port, RunningConsole.token("member"));
  }

  private String live() {
    return "/channels/" + channelId + "/live";
  }

  private Post post(String message) {
    return TestPosts.post(RunningConsole.newId(), channelId, System.currentTimeMillis(), message);
  }

  @Test
  void newPost_reachesAllWhoListen_andOneWhoComesAgainMissesNothing() throws Exception {
    try (Hearing one = new Hearing(reader(), live());
        Hearing two = new Hearing(reader(), live())) {
      console.write(List.of(post("first of all")));
      one.await("first of all");
      two.await("first of all");
      two.close();
      console.write(List.of(post("while it was away")));
      one.await("while it was away");
      try (Hearing again = new Hearing(reader(), live(), "Last-Event-ID", two.lastId())) {
        again.await("while it was away");
      }
    }
  }

  @Test
  void postThatAReplayChanged_isToldAnew() throws Exception {
    Post before = post("as it was");
    console.write(List.of(before));
    try (Hearing hearing = new Hearing(reader(), live())) {
      hearing.await("as it was");
      console.write(
          List.of(
              TestPosts.part(
                  before.deliveryId(), channelId, before.createAt(), "as it is", 0, 1, start, "")));
      hearing.await("as it is");
    }
  }

  @Test
  void revokedToken_endsTheListening() throws Exception {
    JsonNode token =
        console.as(
            "admin",
            200,
            "POST",
            "/users/" + console.member.id() + "/tokens",
            "{\"description\": \"live\"}");
    PageClient reader = PageClient.signedIn(port, token.path("token").asText());
    try (Hearing hearing = new Hearing(reader, live())) {
      console.as(
          "admin",
          200,
          "POST",
          "/users/tokens/revoke",
          "{\"token_id\": \"%s\"}".formatted(token.path("id").asText()));
      hearing.await("event:over");
      await().atMost(PATIENCE).until(() -> hearing.isOver);
    }
  }

  @Test
  @Timeout(12) // Less than the time that calls under way are given.
  void aStop_endsTheListening() throws Exception {
    ConsoleServer server = console.another();
    PageClient reader = PageClient.signedIn(server.port(), RunningConsole.token("member"));
    try (Hearing hearing = new Hearing(reader, live())) {
      server.close();
      await().atMost(PATIENCE).until(() -> hearing.isOver);
    }
  }

  @Test
  void whoMayNotRead_mayNotListen() {
    PageClient other = PageClient.signedIn(port, RunningConsole.token("other"));
    assertThat(other.get("/channels/" + console.secret.id() + "/live").statusCode()).isEqualTo(403);
    assertThat(new PageClient(port).get(live(), "Accept", "text/event-stream").statusCode())
        .isEqualTo(401);
  }
}
