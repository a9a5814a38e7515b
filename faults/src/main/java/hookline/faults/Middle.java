package hookline.faults;

import hookline.faults.fault.Fault;
import hookline.faults.fault.Fault.Target;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What is done in the middle of a round that is no harm.
 *
 * @param replay whether hooks are renamed, and a replay gives their posts the name
 * @param rebuild whether the store is made anew
 */
record Middle(boolean replay, boolean rebuild) {
  static final Middle NOTHING = new Middle(false, false);

  private static final int EVERY = 3;

  /** As the seed decides; where replayers are harmed they have something to do. */
  static Middle chosenBy(long seed, List<Fault> faults) {
    Random random = new Random(~seed);
    boolean harmed =
        faults.stream()
            .anyMatch(
                fault -> fault.target() == Target.REPLAYER || fault.name().startsWith("replayer-"));
    return new Middle(random.nextInt(EVERY) == 0 || harmed, random.nextInt(EVERY) == 0);
  }

  /** As they are told beside the faults. */
  Stream<String> names() {
    return Stream.concat(
        replay ? Stream.of("replay") : Stream.of(), rebuild ? Stream.of("rebuild") : Stream.of());
  }
}
