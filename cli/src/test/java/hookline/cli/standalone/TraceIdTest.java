package hookline.cli.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request's trace, from its header to its rows and to who asks for the delivery. */
class TraceIdTest {
  private static final StandaloneFixture LINE = StandaloneFixture.SHARED;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String trace = UUID.randomUUID().toString().replace("-", "");
  private JsonNode hook;

  @BeforeEach
  void makeHook() throws Exception {
    hook = LINE.newHook();
  }

  @Test
  void trace_isInTheRow_andStaysThereWhenThePostIsMadeAnew() throws Exception {
    String posted = send("{\"text\": \"*bold*\"}");
    assertThat(row("posts", "id", posted)).containsEntry("trace_id", trace);
    assertThat(told(posted)).isEqualTo(trace);

    String source = hook.path("source_id").asText();
    LINE.call(201, "PUT", "/hooks/incoming/" + source, "{\"dialect\": \"slack\"}");
    TypedCommand replayed =
        TypedCommand.typed("replay", "--hook=" + source, "--apply", "--data-dir=" + LINE.dataDir);
    assertThat(replayed.exit()).as(replayed.out() + replayed.err()).isZero();
    assertThat(row("posts", "id", posted))
        .containsEntry("message", "**bold**")
        .containsEntry("trace_id", trace);
    assertThat(TypedCommand.typed("payloads", "show", posted, "--data-dir=" + LINE.dataDir).out())
        .contains("traceparent: 00-" + trace);
  }

  @Test
  void trace_ofWhatWasRejectedOrRepeated_isInTheirRows() throws Exception {
    String rejected = send("{\"text\": \"x\", \"channel\": \"there-is-none\"}");
    assertThat(row("rejections", "delivery_id", rejected)).containsEntry("trace_id", trace);
    assertThat(told(rejected)).isEqualTo(trace);

    send("{\"text\": \"x\"}", "Idempotency-Key", "k");
    String repeated = send("{\"text\": \"x\"}", "Idempotency-Key", "k");
    assertThat(row("duplicates", "delivery_id", repeated)).containsEntry("trace_id", trace);
    assertThat(told(repeated)).isEqualTo(trace);
  }

  private String send(String json, String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    all[0] = "traceparent";
    all[1] = "00-" + trace + "-b7ad6b7169203331-00";
    System.arraycopy(headers, 0, all, 2, headers.length);
    HttpResponse<String> answer = LINE.post(hook.path("url").asText(), json.getBytes(UTF_8), all);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue("Hookline-Delivery").orElseThrow();
  }

  private static Map<String, String> row(String table, String key, String id) {
    List<Map<String, String>> rows =
        await()
            .atMost(PATIENCE)
            .until(
                () -> LINE.rows("SELECT * FROM %s WHERE %s = '%s'".formatted(table, key, id)),
                found -> !found.isEmpty());
    return rows.get(0);
  }

  private static String told(String delivery) throws Exception {
    return LINE.call(200, "GET", "/hookline/deliveries/" + delivery, "").path("trace_id").asText();
  }
}
