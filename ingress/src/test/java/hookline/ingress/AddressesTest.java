package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.SOURCE_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Protection;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom requests are from, where no proxy is trusted: {@code refuse/addresses.txt} has the rest. */
final class AddressesTest {
  private static RunningIngress ingress;

  @BeforeAll
  static void start() {
    ingress = new RunningIngress("addresses-test");
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void whatAnyoneCanWrite_isBelievedOfNobody() {
    allow("203.0.113.0/24");
    HttpResponse<String> forged =
        ingress.post(
            "/hooks/" + HOOK_ID,
            TEXT,
            "X-Forwarded-For",
            "203.0.113.9",
            "Forwarded",
            "for=203.0.113.9",
            "X-Real-IP",
            "203.0.113.9");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("This hook takes nothing from the address 127.0.0.1.");
    ingress.awaitCounted(403, "address_refused", 1);

    allow("203.0.113.0/24", "127.0.0.0/8");
    HttpResponse<String> taken =
        ingress.post("/hooks/" + HOOK_ID, TEXT, "X-Forwarded-For", "203.0.113.9");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(
            Headers.text(
                ingress.written.of(RunningIngress.delivery(taken)).headers(),
                Headers.REMOTE_ADDRESS))
        .isEqualTo("127.0.0.1");
    assertThat(ingress.written.all()).as("what was refused is not kept").hasSize(1);
  }

  private static void allow(String... addresses) {
    ingress.put(
        DirectoryTopic.HOOKS,
        RunningIngress.hook(
            SOURCE_ID, HOOK_ID, Protection.NONE.withAllowedAddresses(List.of(addresses))));
  }
}
