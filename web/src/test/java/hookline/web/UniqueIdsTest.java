package hookline.web;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Ids;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UniqueIdsTest {
  private static final long NOW = 1_795_457_070_250L;

  @Test
  void ids_areUuidsOfVersion7WithTheTimeInFront() {
    long[] bits = bits(new UniqueIds().next(NOW));

    assertThat(bits[0] >>> 16).isEqualTo(NOW);
    assertThat((bits[0] >>> 12) & 0xF).as("version").isEqualTo(7);
    assertThat(bits[1] >>> 62).as("variant").isEqualTo(2);
  }

  @Test
  void idsOfOneMillisecond_areAllDifferentAndOfManyProcessesToo() {
    Set<String> ids = new HashSet<>();
    for (int process = 0; process < 10; process++) {
      UniqueIds minter = new UniqueIds();
      for (int i = 0; i < 20_000; i++) {
        ids.add(minter.next(NOW));
      }
    }
    assertThat(ids).hasSize(200_000).allMatch(Ids::isId);
  }

  /** What Ids.of undoes: five bits a character, three of the last. */
  private static long[] bits(String id) {
    java.math.BigInteger all = java.math.BigInteger.ZERO;
    for (int i = 0; i < Ids.LENGTH; i++) {
      all = all.shiftLeft(5).or(java.math.BigInteger.valueOf(Ids.ALPHABET.indexOf(id.charAt(i))));
    }
    all = all.shiftRight(5 * Ids.LENGTH - 128);
    return new long[] {all.shiftRight(64).longValue(), all.longValue()};
  }
}
