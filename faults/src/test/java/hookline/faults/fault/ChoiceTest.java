package hookline.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  @Test
  void chosenBy_asManySeedsAsFaults_doEachOfThem() {
    Set<String> done = new HashSet<>();
    for (long seed = 0; seed < Faults.ALL.size(); seed++) {
      done.add(Faults.chosenBy(seed).get(0).name());
    }
    assertThat(done).hasSameSizeAs(Faults.ALL);
  }

  @Test
  void chosenBy_twoFaults_areOfDifferentTargets() {
    for (long seed = 1; seed <= 500; seed++) {
      List<Fault> chosen = Faults.chosenBy(seed);
      assertThat(chosen.stream().map(Fault::target)).doesNotHaveDuplicates();
      assertThat(Faults.chosenBy(seed)).isEqualTo(chosen);
    }
  }

  @Test
  void names_areUnique() {
    assertThat(Faults.ALL.stream().map(Fault::name)).doesNotHaveDuplicates();
  }
}
