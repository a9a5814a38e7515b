package hookline.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SceneTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void subjects_takeTurns_andRatiosAreTakenWithinARound() throws Exception {
    // The machine halves its speed after each round; the ratio is the same all along.
    Scene scene =
        Scene.run("scene", List.of(subject("a", 80, 40, 20), subject("b", 100, 50, 25)), 3);
    assertThat(calls).containsExactly("warm a", "warm b", "a", "b", "a", "b", "a", "b");
    assertThat(scene.spread("a", Quantity.RATE)).contains(new Spread(40, 20, 80));
    assertThat(scene.ratio("a", "b", Quantity.RATE)).contains(new Spread(0.8, 0.8, 0.8));
    assertThat(scene.ratio("a", "b", Quantity.P50)).isEmpty();
  }

  @Test
  void aBudget_isJudgedByTheMedian() throws Exception {
    Scene scene = Scene.run("scene", List.of(subject("a", 1, 9, 5)), 3);
    List<Verdict> verdicts =
        Report.judge(
            List.of(scene),
            Map.of(
                "scene",
                List.of(
                    Budget.atLeast("a", Quantity.RATE, null, 5),
                    Budget.atMost("a", Quantity.RATE, null, 4.9),
                    Budget.atLeast("a", Quantity.RATE, "left out", 2))));
    assertThat(verdicts).extracting(Verdict::holds).containsExactly(true, false);
  }

  @Test
  void theMedianOfAnEvenNumber_isBetweenTheMiddleTwo() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 100.0))).isEqualTo(new Spread(3.5, 1, 100));
  }

  private Subject subject(String name, double... rates) {
    return new Subject() {
      private int round;

      @Override
      public String name() {
        return name;
      }

      @Override
      public void warmUp() {
        calls.add("warm " + name);
      }

      @Override
      public Map<Quantity, Double> measure() {
        calls.add(name);
        return Map.of(Quantity.RATE, rates[round++]);
      }
    };
  }
}
