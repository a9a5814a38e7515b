package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every fault there is, and how a seed chooses among them. */
public final class Faults {
  /** All of them, by target. */
  public static final List<Fault> ALL =
      Stream.of(
              BrokerFaults.ALL,
              DatabaseFaults.ALL,
              RoleFaults.of(Target.INGRESS),
              RoleFaults.of(Target.PROCESSOR),
              RoleFaults.of(Target.SINK),
              ProcessorFaults.ALL,
              SinkFaults.ALL)
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  /**
   * The fault of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Fault named(String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no fault %s; there are %s"
                        .formatted(name, ALL.stream().map(Fault::name).toList())));
  }

  /** One fault, or two of different targets to be done at once. */
  public static List<Fault> chosenBy(Random random) {
    List<Fault> chosen = new ArrayList<>();
    Fault first = ALL.get(random.nextInt(ALL.size()));
    chosen.add(first);
    if (random.nextBoolean()) {
      List<Fault> others = ALL.stream().filter(fault -> fault.target() != first.target()).toList();
      chosen.add(others.get(random.nextInt(others.size())));
    }
    return chosen;
  }
}
