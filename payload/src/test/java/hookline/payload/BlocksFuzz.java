package hookline.payload;

import hookline.payload.fuzz.JsonGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Any blocks: the first byte is {@link PayloadFuzz}'s, the others spell the payload. */
public final class BlocksFuzz {
  private BlocksFuzz() {}

  /** Jazzer calls this. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      PayloadFuzz.check(input[0], JsonGrammar.spell(input, 1));
    }
  }

  /** Bytes at random, the same in every run: any bytes are blocks. */
  public static List<byte[]> seeds() {
    Random random = new Random(20151212);
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] seed = new byte[20 + 2 * i];
      random.nextBytes(seed);
      seeds.add(seed);
    }
    return seeds;
  }
}
