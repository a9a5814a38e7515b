package hookline.bench.directory;

import hookline.payload.model.Hook;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks hooks up by the ids in their URLs, one after the other, in no order. */
final class Lookups {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 7;
  private static final int IN_A_ROUND = 1_000_000;

  private final byte[][] ids = new byte[100_000][];

  Lookups(SampleDirectory directory) {
    Random random = new Random(1);
    for (int i = 0; i < ids.length; ) {
      Hook hook = directory.hook(random.nextInt(directory.hooks()));
      if (!hook.isDeleted()) {
        ids[i++] = hook.id().getBytes(StandardCharsets.ISO_8859_1);
      }
    }
  }

  /**
   * Nanoseconds of processor time a lookup, that of a string fresh from its bytes as HTTP brings
   * it; the median.
   */
  double nanos(Function<String, @Nullable Hook> find) {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      for (int i = 0; i < IN_A_ROUND; i++) {
        String id = new String(ids[i % ids.length], StandardCharsets.ISO_8859_1);
        Hook hook = find.apply(id);
        if (hook == null || !hook.id().equals(id)) {
          throw new IllegalStateException("a hook that is there was not found");
        }
      }
      rounds[round] = (CLOCK.getCurrentThreadCpuTime() - start) / (double) IN_A_ROUND;
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }
}
