package hookline.faults.clients;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures what an honest client notices of a {@link Crowd} at each ingress: its times alone and
 * beside the crowd, in turns, so that what else the machine does falls on both; and the memory of
 * the ingress that takes the most.
 */
public final class OddClients {
  /** What slow writers, and all else an ingress or this process has open, take of the limit. */
  private static final int OTHER_FILES = 800;

  private static final int MEBI = 1 << 20;

  private final Path folder;
  private final int connections;
  private final int ingresses;
  private final int rounds;
  private final int requests;
  private final PrintStream out;

  /**
   * A measurement.
   *
   * @param folder for the broker's log and what the processes say
   * @param connections idle ones, in all; fewer where the system's limit of a process's files does
   *     not allow as many
   * @param ingresses that share them
   * @param rounds each once alone and once beside the crowd
   * @param requests of the honest client, in each half of a round
   */
  public OddClients(
      Path folder, int connections, int ingresses, int rounds, int requests, PrintStream out) {
    this.folder = folder;
    this.connections = (int) Math.min(connections, ingresses * (fileLimit() - OTHER_FILES));
    this.ingresses = ingresses;
    this.rounds = rounds;
    this.requests = requests;
    this.out = out;
  }

  private record Round(
      HonestClient.Times alone,
      HonestClient.Times beside,
      long restBytes,
      long crowdBytes,
      CrowdProcess.Left left) {}

  /**
   * Runs all rounds and prints a table of medians; takes a minute and more.
   *
   * @throws IOException when an honest request is not answered 200
   */
  public void run() throws IOException {
    try (Ingresses targets = Ingresses.start(folder, ingresses);
        HonestClient honest = new HonestClient(targets.ports(), targets.path())) {
      honest.measure(requests); // Warms up.
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(round(targets, honest));
      }
      long afterBytes = targets.residentBytes();
      targets.collectGarbage();
      print(measured, afterBytes, targets.residentBytes());
    }
  }

  private Round round(Ingresses targets, HonestClient honest) throws IOException {
    long restBytes = targets.residentBytes();
    HonestClient.Times alone = honest.measure(requests);
    List<CrowdProcess> crowds = new ArrayList<>();
    try {
      for (int port : targets.ports()) {
        crowds.add(new CrowdProcess(port, targets.path(), connections / ingresses));
      }
      for (CrowdProcess crowd : crowds) {
        crowd.awaitThere();
      }
      HonestClient.Times beside = honest.measure(requests);
      long crowdBytes = targets.residentBytes();
      List<CrowdProcess.Left> left = new ArrayList<>();
      for (CrowdProcess crowd : crowds) {
        left.add(crowd.leave());
      }
      return new Round(alone, beside, restBytes, crowdBytes, CrowdProcess.Left.of(left));
    } finally {
      crowds.forEach(CrowdProcess::close);
    }
  }

  private void print(List<Round> measured, long afterBytes, long collectedBytes) {
    out.printf(
        "%d idle connections asked for, of %d ingresses; medians of %d rounds%n",
        connections, ingresses, rounds);
    out.printf("%-22s %10s %10s%n", "honest client", "p50 ms", "p99 ms");
    row("alone", measured, Round::alone);
    row("beside the crowd", measured, Round::beside);
    out.printf("%n%-22s %10s%n", "greatest ingress", "MiB");
    out.printf("%-22s %10.0f%n", "before", mebi(measured.get(0).restBytes()));
    out.printf("%-22s %10.0f%n", "during", median(measured, round -> mebi(round.crowdBytes())));
    out.printf("%-22s %10.0f%n", "after", mebi(afterBytes));
    out.printf("%-22s %10.0f%n", "after, collected", mebi(collectedBytes));
    out.printf(
        "%nidle connections left at the end of a round: %.0f; bombs answered 413: %.0f%n",
        median(measured, round -> round.left().stillOpen()),
        median(measured, round -> round.left().bombsAnswered()));
  }

  private void row(
      String name,
      List<Round> measured,
      java.util.function.Function<Round, HonestClient.Times> times) {
    out.printf(
        "%-22s %10.2f %10.2f%n",
        name,
        median(measured, round -> times.apply(round).p50()),
        median(measured, round -> times.apply(round).p99()));
  }

  private static double median(List<Round> measured, ToDoubleFunction<Round> figure) {
    return measured.stream()
        .mapToDouble(figure)
        .sorted()
        .skip(measured.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static double mebi(long bytes) {
    return (double) bytes / MEBI;
  }

  private static long fileLimit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
