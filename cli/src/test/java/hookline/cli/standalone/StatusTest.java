package hookline.cli.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.TypedCommand;
import hookline.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a standalone Hookline shows itself to {@code hookline status} and to the API. */
class StatusTest {
  private static final StandaloneFixture HOOKLINE = StandaloneFixture.SHARED;

  @Test
  void status_ofAStandalone_isToldAsATable_once() {
    TypedCommand status = run();
    assertThat(status.err()).isEmpty();
    assertThat(status.exit()).isZero();
    assertThat(status.out())
        .contains("oldest not stored", "payloads to be processed", "accepted")
        .containsPattern(
            "standalone +standalone-0 .* ready .* payloads 0-11; posts 0-11;.* replay-posts 0-11")
        .doesNotContain("topics that are not as they must be", "\033");
  }

  @Test
  void status_ofAStandalone_isTheSameAsJson_fromTheCommandAndTheApi() throws Exception {
    HOOKLINE.postJson("{\"text\":\"to be stored\"}");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              JsonNode typed = Json.readTree(run("--json").out().getBytes(StandardCharsets.UTF_8));
              assertWell(typed);
              assertWell(HOOKLINE.call(200, "GET", "/hookline/status", ""));
            });
  }

  @Test
  void everyInterval_hasASecondAtLeast() {
    assertThat(run("--every=0").err()).contains("--every 0: must be from 1 to");
  }

  private static void assertWell(JsonNode status) {
    assertThat(status.path("oldest_age_millis").asLong(-1)).isZero();
    assertThat(status.path("payloads_lag").asLong(-1)).isZero();
    assertThat(status.path("posts_lag").asLong(-1)).isZero();
    assertThat(status.path("rates").path("accepted").isNumber()).isTrue();
    assertThat(status.path("troubles")).isEmpty();
    JsonNode instance = status.path("instances").path(0);
    assertThat(instance.path("role").asText()).isEqualTo("standalone");
    assertThat(instance.path("state").asText()).isEqualTo("ready");
    assertThat(instance.path("partitions").path("payloads")).hasSize(12);
    assertThat(status.path("instances")).hasSize(1);
  }

  private static TypedCommand run(String... options) {
    String[] command = new String[options.length + 3];
    command[0] = "status";
    command[1] = "--once";
    command[2] = "--data-dir=" + HOOKLINE.dataDir;
    System.arraycopy(options, 0, command, 3, options.length);
    return TypedCommand.typed(command);
  }
}
