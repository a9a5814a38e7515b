package hookline.faults.fault;

import static hookline.faults.fault.NetworkFaults.fault;
import static hookline.faults.fault.NetworkFaults.hold;

import hookline.faults.line.Line;
import hookline.faults.network.Link;
import hookline.faults.network.Way;
import hookline.faults.process.ChildProcess;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What can happen to the ways between brokers, and to all that lead to one. */
final class BrokerNetworkFaults {
  static final List<Fault> ALL =
      List.of(
          fault(
              "broker-apart",
              hold((line, random) -> peers(line, one(line, random)), NetworkFaults::swallow)),
          fault(
              "broker-controller-apart",
              hold((line, random) -> peers(line, controller(line)), NetworkFaults::swallow)),
          fault("broker-deaf", hold(BrokerNetworkFaults::toOne, link -> link.swallow(Way.THERE))),
          fault(
              "broker-unreachable",
              hold((line, random) -> line.network().of(one(line, random)), NetworkFaults::swallow)),
          fault(
              "brokers-connections-forgotten",
              (line, random) ->
                  line.kafka().brokers().stream()
                      .flatMap(broker -> line.network().of(broker.name()).stream())
                      .forEach(Link::forget)),
          fault(
              "brokers-network-slow",
              (line, random) -> NetworkFaults.slow(peers(line, one(line, random)), random)));

  private BrokerNetworkFaults() {}

  private static String one(Line line, Random random) {
    List<ChildProcess> brokers = line.kafka().brokers();
    return brokers.get(random.nextInt(brokers.size())).name();
  }

  private static String controller(Line line) {
    return line.kafka().controller().name();
  }

  /** Both ways between it and the other brokers; clients reach it as usual. */
  private static List<Link> peers(Line line, String broker) {
    return line.kafka().brokers().stream()
        .map(ChildProcess::name)
        .flatMap(
            other ->
                Stream.concat(
                    line.network().between(broker, other).stream(),
                    line.network().between(other, broker).stream()))
        .toList();
  }

  /** What others open to it; what it opens itself works. */
  private static List<Link> toOne(Line line, Random random) {
    String broker = one(line, random);
    return line.network().of(broker).stream().filter(link -> link.to().equals(broker)).toList();
  }
}
