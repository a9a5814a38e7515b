package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BusiestSourcesTest {
  private static final int SLICES_OF_A_MINUTE = 6;

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void tell_theBusiestOfTheLastMinute_whichComeAndGo() {
    try (BusiestSources sources = new BusiestSources(registry, 2)) {
      count(sources, "a", 3);
      count(sources, "b", 2);
      count(sources, "c", 1);
      sources.tell();
      assertThat(told()).isEqualTo(Map.of("a", 3.0, "b", 2.0));

      count(sources, "c", 3);
      sources.tell();
      assertThat(told()).isEqualTo(Map.of("a", 3.0, "c", 4.0));

      for (int i = 1; i < SLICES_OF_A_MINUTE; i++) {
        sources.tell();
      }
      assertThat(told()).isEqualTo(Map.of("c", 3.0));
      sources.tell();
      assertThat(told()).isEmpty();
    }
  }

  @Test
  void tell_afterAFloodOfSources_knowsWhoSentMost() {
    try (BusiestSources sources = new BusiestSources(registry, 1)) {
      int others = 20 * BusiestSources.COUNTED;
      int most = others / 10;
      for (int i = 0; i < others; i++) {
        sources.count("other " + i);
        if (i % 10 == 0) {
          sources.count("most");
        }
      }
      sources.tell();
      int shortAtMost = (others + most) / BusiestSources.COUNTED;
      assertThat(told().keySet()).containsExactly("most");
      assertThat(told().get("most")).isBetween((double) most - shortAtMost, (double) most);
    }
  }

  @Test
  void tell_none_whenNoneAreWanted() {
    try (BusiestSources sources = new BusiestSources(registry, 0)) {
      count(sources, "a", 3);
      sources.tell();
      assertThat(told()).isEmpty();
    }
  }

  private static void count(BusiestSources sources, String source, int times) {
    for (int i = 0; i < times; i++) {
      sources.count(source);
    }
  }

  private Map<String, Double> told() {
    return registry.find("hookline.ingress.busiest.sources.payloads").gauges().stream()
        .collect(
            Collectors.toMap(gauge -> gauge.getId().getTag("source_id"), gauge -> gauge.value()));
  }
}
