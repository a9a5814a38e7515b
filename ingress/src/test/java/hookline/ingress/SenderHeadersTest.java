package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.Arrays;
import java.util.List;
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

  private static HeaderMap request(String... namesAndValues) {
    HeaderMap map = new HeaderMap();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.add(new HttpString(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return map;
  }

  private List<String> names(HeaderMap request) {
    RecordHeaders record = new RecordHeaders();
    headers.copy(request, SECRET, "", record);
    return Arrays.stream(record.toArray()).map(header -> header.key()).toList();
  }
}
