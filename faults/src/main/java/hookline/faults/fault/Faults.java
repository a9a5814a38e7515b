package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.RoleKind;
import java.util.ArrayList;
import java.util.Collections;
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
              RoleFaults.of(Target.REPLAYER),
              ProcessorFaults.ALL,
              SinkFaults.ALL,
              ScaleFaults.of(Target.PROCESSOR),
              ScaleFaults.of(Target.SINK),
              ClockFaults.ALL,
              NetworkFaults.of(RoleKind.INGRESS),
              NetworkFaults.of(RoleKind.PROCESSOR),
              NetworkFaults.of(RoleKind.SINK),
              NetworkFaults.of(RoleKind.REPLAYER),
              StoreNetworkFaults.ALL,
              BrokerNetworkFaults.ALL)
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

  /**
   * One fault, or two of different targets to be done at once. As many seeds as there are faults,
   * one after the other, do each of them at least once.
   */
  public static List<Fault> chosenBy(long seed) {
    List<Fault> order = new ArrayList<>(ALL);
    Collections.shuffle(order, new Random(seed / ALL.size()));
    Fault first = order.get(Math.floorMod(seed, ALL.size()));
    List<Fault> chosen = new ArrayList<>(List.of(first));
    Random random = new Random(seed);
    if (random.nextBoolean()) {
      List<Fault> others = ALL.stream().filter(fault -> fault.target() != first.target()).toList();
      chosen.add(others.get(random.nextInt(others.size())));
    }
    return chosen;
  }
}
