package hookline.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class SenderHeadersTest {
  private static final HookSecret SECRET = new HookSecret(RunningIngress.HOOK_ID);
  private final SenderHeaders headers = new SenderHeaders(Set.of("x-internal-token"));

  @Test
  void namesTheOperatorChose_areLeftOutWhateverTheirCase() {
    assertThat(names(request("X-Internal-Token", "t", "X-Other", "o")))
        .containsExactly("http.x-other");
  }

  @Test
  void namesBeyondWhatIsRemembered_areCopiedAllTheSame() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(names(request("X-Name-" + i, "v", "AUTHORIZATION", "a")))
          .containsExactly("http.x-name-" + i);
    }
  }

  @Test
  void oneHeaderOverTheSize_isNamedAndTheSmallerOnesAreKept() {
    assertThat(names(request("X-Large", "v".repeat(20_000), "X-Small", "v")))
        .containsExactlyInAnyOrder("http.x-small", "http-dropped");
  }

  @Test
  void headerThatGoesFirst_isKeptHoweverMuchComesWithIt() {
    List<String> names = List.of("svix-id", "x-github-delivery", "x-request-id", "a", "b", "c");
    List<String> droppedElse = new ArrayList<>();
    for (String name : names) {
      HeaderMap request = request("X-One", "v".repeat(8_182), "X-Two", "v".repeat(8_182));
      request.add(new HttpString(name.toUpperCase(Locale.ROOT)), "72d3");
      request.add(new HttpString(name), "a proxy's");
      assertThat(copied(request, name))
          .as("before all others, and no value twice")
          .startsWith("http." + name + "=72d3", "http." + name + "=a proxy's")
          .hasSize(4);
      if (!copied(request, "").contains("http." + name + "=72d3")) {
        droppedElse.add(name);
      }
    }
    assertThat(droppedElse).as("requests come in an order of their own").isNotEmpty();
  }

  @Test
  void headerThatGoesFirst_isLeftOutAllTheSameWhenItHoldsASecret() {
    assertThat(copied(request("X-Internal-Token", "t"), "x-internal-token")).isEmpty();
    assertThat(copied(request("Authorization", "t"), "authorization")).isEmpty();
    assertThat(copied(request("X-Id", RunningIngress.HOOK_ID, "A", "b"), "x-id"))
        .containsExactly("http.a=b");
  }

  @Test
  void headerThatGoesFirst_andIsMissing_changesNothing() {
    assertThat(copied(request("A", "b"), "x-github-delivery")).containsExactly("http.a=b");
  }

  private List<String> copied(HeaderMap request, String first) {
    RecordHeaders record = new RecordHeaders();
    headers.copy(request, SECRET::isIn, first, record);
    return Arrays.stream(record.toArray())
        .map(header -> header.key() + "=" + new String(header.value(), ISO_8859_1))
        .toList();
  }

  private static HeaderMap request(String... namesAndValues) {
    HeaderMap map = new HeaderMap();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.add(new HttpString(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  private List<String> names(HeaderMap request) {
    RecordHeaders record = new RecordHeaders();
    headers.copy(request, SECRET::isIn, "", record);
    return Arrays.stream(record.toArray()).map(header -> header.key()).toList();
  }
}
