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
 * Measures what an honest client notices of a {@link Crowd}: its times alone and beside the crowd,
 * in turns, so that what else the machine does falls on both; and the ingress's memory.
 */
public final class OddClients {
  /** What slow writers, and all else an ingress or this process has open, take of the limit. */
  private static final int OTHER_FILES = 800;

  private static final int MEBI = 1 << 20;

  private final Path folder;
  private final int connections;
  private final int rounds;
  private final int requests;
  private final PrintStream out;

  /**
   * A measurement.
   *
   * @param folder for the broker's log and what the processes say
   * @param connections idle ones; as many of them are opened as the system's limit allows
   * @param rounds each once alone and once beside the crowd
   * @param requests of the honest client, in each half of a round
   */
  public OddClients(Path folder, int connections, int rounds, int requests, PrintStream out) {
    this.folder = folder;
    this.connections = (int) Math.min(connections, fileLimit() - OTHER_FILES);
    this.rounds = rounds;
    this.requests = requests;
    this.out = out;
  }

  private record Round(
      HonestClient.Times alone,
      HonestClient.Times beside,
      long restBytes,
      long crowdBytes,
      long stillOpen,
      int bombs) {}

  /**
   * Runs all rounds and prints a table of medians; takes a minute and more.
   *
   * @throws IOException when an honest request is not answered 200
   */
  public void run() throws IOException {
    try (LoneIngress ingress = LoneIngress.start(folder);
        HonestClient honest = new HonestClient(ingress.port(), ingress.path())) {
      honest.measure(requests); // Warms up.
      List<Round> measured = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        measured.add(round(ingress, honest));
      }
      long afterBytes = ingress.residentBytes();
      ingress.collectGarbage();
      print(measured, afterBytes, ingress.residentBytes());
    }
  }

  private Round round(LoneIngress ingress, HonestClient honest) throws IOException {
    long restBytes = ingress.residentBytes();
    HonestClient.Times alone = honest.measure(requests);
    try (Crowd crowd = new Crowd(ingress.port(), ingress.path(), connections)) {
      HonestClient.Times beside = honest.measure(requests);
      return new Round(
          alone,
          beside,
          restBytes,
          ingress.residentBytes(),
          crowd.stillOpen(),
          crowd.bombsAnswered());
    }
  }

  private void print(List<Round> measured, long afterBytes, long collectedBytes) {
    out.printf("%d idle connections asked for; medians of %d rounds%n", connections, rounds);
    out.printf("%-22s %10s %10s%n", "honest client", "p50 ms", "p99 ms");
    row("alone", measured, Round::alone);
    row("beside the crowd", measured, Round::beside);
    out.printf("%n%-22s %10s%n", "ingress", "MiB");
    out.printf("%-22s %10.0f%n", "before", mebi(measured.get(0).restBytes()));
    out.printf("%-22s %10.0f%n", "during", median(measured, round -> mebi(round.crowdBytes())));
    out.printf("%-22s %10.0f%n", "after", mebi(afterBytes));
    out.printf("%-22s %10.0f%n", "after, collected", mebi(collectedBytes));
    out.printf(
        "%nidle connections left at the end of a round: %.0f; bombs answered 413: %.0f%n",
        median(measured, Round::stillOpen), median(measured, Round::bombs));
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
