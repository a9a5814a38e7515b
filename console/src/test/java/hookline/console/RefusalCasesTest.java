package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.DirectoryTopic;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every wrong call of {@code refuse/*.txt}: the right 4xx, and nothing is changed by it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalCasesTest {
  private final RunningConsole console = new RunningConsole();
  private final Things things = new Things(console);

  @AfterAll
  void stop() {
    console.close();
  }

  @TestFactory
  Stream<DynamicTest> call_isRefusedAndChangesNothing() throws IOException {
    return RefusalCase.all().stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
  }

  private void check(RefusalCase one) {
    Map<DirectoryTopic, List<?>> before = directory();
    HttpResponse<String> response = console.send(request(one));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(one.status());
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    JsonNode error = RunningConsole.json(response);
    List<String> names = new ArrayList<>();
    error.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly("id", "message", "detailed_error", "request_id", "status_code");
    assertThat(error.path("id").asText()).isEqualTo(one.id());
    assertThat(error.path("status_code").asInt()).isEqualTo(one.status());
    assertThat(error.path("message").asText())
        .endsWith(".")
        .hasSizeLessThan(300)
        .contains(one.words());
    assertThat(response.body()).doesNotContain(things.filledIn("HOOK"));
    assertThat(response.headers().firstValue("X-Request-Id"))
        .contains(error.path("request_id").asText());
    assertThat(directory()).isEqualTo(before);
  }

  private HttpRequest request(RefusalCase one) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(console.address(things.filledIn(one.path())))
            .timeout(Duration.ofSeconds(30))
            .method(one.method(), BodyPublishers.ofString(things.filledIn(one.body())));
    if (one.as().startsWith("B")) {
      request.header("Authorization", things.filledIn(one.as()));
    } else if (!one.as().equals("nobody")) {
      request.header("Authorization", "Bearer " + RunningConsole.tokenOf(one.as()));
    }
    return request.build();
  }

  private Map<DirectoryTopic, List<?>> directory() {
    Map<DirectoryTopic, List<?>> all = new TreeMap<>();
    for (DirectoryTopic topic : DirectoryTopic.values()) {
      all.put(
          topic,
          console.directory.values(topic).stream()
              .sorted(java.util.Comparator.comparing(topic::keyOf))
              .toList());
    }
    return all;
  }
}
