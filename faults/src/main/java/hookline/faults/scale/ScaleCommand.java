package hookline.faults.scale;

import hookline.embedded.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "scale",
    description =
        "Adds processors, 1, 2 and 4, and takes one away: payloads a second of so many, and the"
            + " longest that a payload waited meanwhile.",
    mixinStandardHelpOptions = true)
public final class ScaleCommand implements Callable<Integer> {
  private static final int WARM_UP = 30_000;
  private static final int BURSTS = 3;

  @Option(
      names = "--payloads",
      defaultValue = "100000",
      description = "In each burst whose processing is timed (${DEFAULT-VALUE}).")
  private int payloads;

  @Option(
      names = "--rate",
      defaultValue = "500",
      description = "Payloads a second while processors come and go (${DEFAULT-VALUE}).")
  private int rate;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hookline-scale-");
    System.out.printf(
        "%d cores; starting a broker and processors in %s%n",
        Runtime.getRuntime().availableProcessors(), folder);
    try (Site site = Site.start(folder);
        Payloads log = new Payloads(site)) {
      site.add(1);
      measure(site, log, 1);
      joins(site, log, 1, 2);
      measure(site, log, 2);
      joins(site, log, 2, 4);
      measure(site, log, 4);
      leaves(site, log, 4);
    }
    Folders.delete(folder);
    return 0;
  }

  private void measure(Site site, Payloads log, int processors) {
    burst(site, log, WARM_UP * processors);
    for (int i = 0; i < BURSTS; i++) {
      double seconds = burst(site, log, payloads);
      System.out.printf(
          Locale.ROOT, "%d processors: %,.0f payloads/s%n", processors, payloads / seconds);
    }
  }

  /** The seconds from the first being written until all are processed. */
  private static double burst(Site site, Payloads log, int count) {
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      log.write(i);
    }
    log.flush();
    site.awaitProcessed();
    return (System.nanoTime() - begun) / 1e9;
  }

  private void joins(Site site, Payloads log, int before, int after) throws InterruptedException {
    try (Flow flow = Flow.begin(site, log, rate)) {
      settle(flow, before);
      site.add(after - before);
      tell("%d become %d".formatted(before, after), flow.times());
    }
  }

  private void leaves(Site site, Payloads log, int before) throws InterruptedException {
    try (Flow flow = Flow.begin(site, log, rate)) {
      settle(flow, before);
      site.removeLast();
      tell("one of %d leaves".formatted(before), flow.times());
    }
  }

  private static void settle(Flow flow, int processors) throws InterruptedException {
    flow.forget();
    Thread.sleep(5_000);
    tell("%d, for comparison".formatted(processors), flow.times());
  }

  private static void tell(String what, Flow.Times times) {
    System.out.printf(
        "%s: median %d ms, longest %d ms, of %d payloads%n",
        what, times.median(), times.longest(), times.payloads());
  }
}
