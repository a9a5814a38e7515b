package hookline.faults.fault;

import hookline.faults.fault.Fault.Harm;
import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.network.Link;
import hookline.faults.network.Way;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What can happen to the ways from one role's processes to the brokers and to the database. */
final class NetworkFaults {
  private static final int SHORTEST_MILLIS = 1_000;
  private static final int LONGEST_MILLIS = 15_000;
  private static final int LONGEST_DELAY_MILLIS = 400;
  private static final int LEAST_BYTES_PER_SECOND = 20_000;
  private static final int MOST_BYTES_PER_SECOND = 200_000;

  private NetworkFaults() {}

  /** Those of a role. */
  static List<Fault> of(RoleKind kind) {
    String name = kind.command();
    BiFunction<Line, Random, List<Link>> brokers =
        (line, random) -> toBrokers(line, process(line, kind, random));
    return List.of(
        fault(name + "-cut-off", hold(brokers, Link::cut)),
        fault(name + "-in-a-black-hole", hold(brokers, NetworkFaults::swallow)),
        fault(name + "-answers-lost", hold(brokers, link -> link.swallow(Way.BACK))),
        fault(
            name + "-half-cut-off",
            hold((line, random) -> some(brokers.apply(line, random), random), Link::cut)),
        fault(
            name + "-half-in-a-black-hole",
            hold(
                (line, random) -> some(brokers.apply(line, random), random),
                NetworkFaults::swallow)),
        fault(name + "-connections-forgotten", (line, random) -> forget(line, kind, random)),
        fault(name + "-network-slow", (line, random) -> slow(brokers.apply(line, random), random)));
  }

  /** Swallowed both ways. */
  static void swallow(Link link) {
    link.swallow(Way.THERE);
    link.swallow(Way.BACK);
  }

  static Fault fault(String name, Harm harm) {
    return new Fault(name, Target.NETWORK, harm);
  }

  /** Does it to links for a while. */
  static Harm hold(BiFunction<Line, Random, List<Link>> which, Consumer<Link> harm) {
    return (line, random) -> hold(which.apply(line, random), harm, random);
  }

  static void hold(List<Link> links, Consumer<Link> harm, Random random) {
    links.forEach(harm);
    Waiting.pause(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
    links.forEach(Link::mend);
  }

  /** Each piece late, or all of them slow. */
  static void slow(List<Link> links, Random random) {
    if (random.nextBoolean()) {
      Duration delay = Duration.ofMillis(1 + random.nextInt(LONGEST_DELAY_MILLIS));
      hold(links, link -> link.delay(delay, delay), random);
    } else {
      int narrow =
          LEAST_BYTES_PER_SECOND + random.nextInt(MOST_BYTES_PER_SECOND - LEAST_BYTES_PER_SECOND);
      hold(links, link -> link.narrow(narrow), random);
    }
  }

  private static void forget(Line line, RoleKind kind, Random random) {
    line.network().of(process(line, kind, random)).forEach(Link::forget);
  }

  private static String process(Line line, RoleKind kind, Random random) {
    return RoleFaults.one(line, kind, random).process().name();
  }

  private static List<Link> toBrokers(Line line, String process) {
    return line.kafka().brokers().stream()
        .map(ChildProcess::name)
        .flatMap(broker -> line.network().between(process, broker).stream())
        .toList();
  }

  /** One or two of three. */
  private static List<Link> some(List<Link> links, Random random) {
    List<Link> shuffled = new ArrayList<>(links);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, 1 + random.nextInt(Math.max(1, links.size() - 1)));
  }
}
