package hookline.faults.fault;

import static hookline.faults.fault.NetworkFaults.fault;
import static hookline.faults.fault.NetworkFaults.hold;

import hookline.faults.line.Line;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.network.Ambush;
import hookline.faults.network.Link;
import hookline.faults.network.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What can happen to the ways that lead to PostgreSQL. */
final class StoreNetworkFaults {
  private static final int TIMES = 3;
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_SILENCE_MILLIS = 3_000;

  static final List<Fault> ALL =
      List.of(
          fault("sink-commit-unanswered", StoreNetworkFaults::loseAnswers),
          fault("postgresql-cut-off", hold(StoreNetworkFaults::all, Link::cut)),
          fault(
              "postgresql-in-a-black-hole", hold(StoreNetworkFaults::all, NetworkFaults::swallow)),
          fault(
              "postgresql-answers-lost",
              hold(StoreNetworkFaults::all, link -> link.swallow(Way.BACK))),
          fault(
              "postgresql-connections-forgotten",
              (line, random) -> all(line, random).forEach(Link::forget)),
          fault(
              "postgresql-network-slow",
              (line, random) -> NetworkFaults.slow(all(line, random), random)));

  private StoreNetworkFaults() {}

  private static List<Link> all(Line line, Random random) {
    return line.network().of(Line.DATABASE);
  }

  /** The database has committed; that it has is never heard of. */
  private static void loseAnswers(Line line, Random random) throws MissedException {
    int happened = 0;
    for (int i = 0; i < TIMES; i++) {
      Role sink = RoleFaults.one(line, RoleKind.SINK, random);
      Duration silence = Duration.ofMillis(random.nextInt(LONGEST_SILENCE_MILLIS));
      List<Ambush> laid = new ArrayList<>();
      for (Link link : line.network().between(sink.process().name(), Line.DATABASE)) {
        laid.add(link.awaitAnswer("COMMIT", silence));
      }
      for (Ambush ambush : laid) {
        happened += ambush.happensWithin(COMMIT_PATIENCE) ? 1 : 0;
      }
    }
    if (happened == 0) {
      throw new MissedException("no sink committed within " + COMMIT_PATIENCE);
    }
  }
}
