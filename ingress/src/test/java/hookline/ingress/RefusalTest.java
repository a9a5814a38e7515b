package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.topics.DirectoryTopic;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Refusals that depend on what changes while the ingress runs; all others are cases, run by {@link
 * RefusalCasesTest}.
 */
final class RefusalTest {
  private static final String HOOK = "/hooks/" + HOOK_ID;
  private static final int LIMIT = 300_000;
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("refusal-test");
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @AfterEach
  void settingsAsShipped() {
    if (!ingress.directory.settings().equals(Settings.DEFAULTS)) {
      ingress.set(true, LIMIT);
    }
  }

  @Test
  void deletedHook_isUnknownFromTheMomentItIsDeleted() {
    String id = "deleteddeleteddeleteddelet";
    Hook hook = RunningIngress.hook("deletedsource", id);
    ingress.put(DirectoryTopic.HOOKS, hook);
    assertThat(ingress.post("/hooks/" + id, TEXT).statusCode()).isEqualTo(200);

    ingress.put(
        DirectoryTopic.HOOKS,
        new Hook(
            hook.sourceId(),
            id,
            1,
            2,
            2,
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            false,
            hook.dialect(),
            "",
            0,
            RetryKey.NONE,
            0,
            "",
            0,
            Protection.NONE));

    assertRefused(
        ingress.post("/hooks/" + id, TEXT), 400, "web.incoming_webhook.invalid.app_error");
  }

  @Test
  void limit_changesWhileRunning() {
    ingress.set(true, 100);
    assertThat(ingress.post(HOOK, text(101)).statusCode()).isEqualTo(413);
    ingress.set(true, 1_000_000);
    assertThat(ingress.post(HOOK, text(900_000)).statusCode()).isEqualTo(200);
    ingress.set(true, 3_500_000);
    assertThat(ingress.post(HOOK, text(3_400_000)).statusCode()).isEqualTo(200);
    byte[] inChunks = text(3_400_000).getBytes(UTF_8);
    BodyPublisher publisher =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(inChunks));
    assertThat(ingress.post(HOOK, publisher).statusCode()).isEqualTo(200);
  }

  @Test
  void limit_isNeverAboveWhatARecordCarries() {
    ingress.set(true, Integer.MAX_VALUE);
    int most = ingress.topics.settings().safeRecordBytes() - PayloadLimits.HEADER_ROOM;

    HttpResponse<String> largest = ingress.post(HOOK, text(most));
    assertThat(largest.statusCode()).isEqualTo(200);
    assertRefused(
        ingress.post(HOOK, text(most + 1)), 413, "api.context.request_body_too_large.app_error");
    // What the query takes, the body cannot have.
    assertThat(ingress.post(HOOK + "?" + "q".repeat(1_000), text(most - 999)).statusCode())
        .isEqualTo(413);
    assertThat(ingress.post(HOOK + "?" + "q".repeat(1_000), text(most - 1_000)).statusCode())
        .isEqualTo(200);
  }

  private static void assertRefused(HttpResponse<String> response, int status, String id) {
    assertThat(response.body()).contains("\"id\":\"" + id + "\"");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Hookline-Delivery")).as("not kept").isEmpty();
  }

  private static String text(int length) {
    return "{\"text\":\"" + "x".repeat(length - 11) + "\"}";
  }
}
