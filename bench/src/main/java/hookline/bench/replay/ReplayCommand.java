package hookline.bench.replay;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.bench.Machine;
import hookline.bench.process.Workbench;
import hookline.cli.standalone.Choices;
import hookline.cli.standalone.Standalone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures a replay. */
@Command(
    name = "replay",
    description = {
      "Fills a standalone with payloads, mends a rule, and replays them all: first a dry run, then"
          + " applied, beside live payloads that are sent at a steady rate.",
      "Exit code 1 when the dry run's counts are not what was then done."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private static final int HOOKS = 48;

  @Option(
      names = "--payloads",
      defaultValue = "1000000",
      description = "How many are replayed (${DEFAULT-VALUE}).")
  private int payloads;

  @Option(
      names = "--live",
      defaultValue = "100",
      description = "Live payloads a second (${DEFAULT-VALUE}).")
  private int live;

  @Option(
      names = "--quiet-seconds",
      defaultValue = "30",
      description = "How long live payloads are measured without a replay (${DEFAULT-VALUE}).")
  private int quietSeconds;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "The replay's rate; 0, the default, for a share of what live traffic leaves.")
  private int rate;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Path folder = Workbench.newFolder();
    try (Standalone standalone =
        Standalone.start(
            new Choices("127.0.0.1", 0, 0, 0, folder, "", null), Map.of(), line -> {})) {
      return measure(new Site(standalone.properties()));
    } finally {
      Workbench.delete(folder);
    }
  }

  private int measure(Site site) throws Exception {
    List<String> hooks = new ArrayList<>();
    for (int i = 0; i < HOOKS; i++) {
      hooks.add(site.newHook().path("source_id").asText());
    }
    JsonNode liveHook = site.newHook();
    double filled = new Filling(site, hooks).fill(payloads);
    tell("filled and stored: %,d payloads, %,.0f/s", payloads, payloads / filled);

    LiveTraffic traffic = new LiveTraffic(site, liveHook.path("url").asText(), live);
    traffic.warmUp();
    tell("live, POST to visible row, alone:      %s", traffic.during(site.seconds(quietSeconds)));
    for (String hook : hooks) {
      site.call("PUT", "/hooks/incoming/" + hook, "{\"dialect\": \"slack\"}");
    }
    Replayed dry = new Replayed(site, hooks, false, rate);
    tell("live, POST to visible row, dry run:    %s", traffic.during(dry));
    tell("dry run: %s", dry);
    Replayed applied = new Replayed(site, hooks, true, rate);
    tell("live, POST to visible row, applied:    %s", traffic.during(applied));
    tell("applied: %s", applied);

    long rows = site.number("SELECT count(*) FROM posts WHERE revision > 0");
    boolean same = dry.counts().equals(applied.counts()) && rows == applied.changed();
    tell("rows made anew: %,d; the dry run's counts %s", rows, same ? "match" : "DO NOT MATCH");
    return same ? 0 : 1;
  }

  private static void tell(String line, Object... values) {
    System.out.printf(Locale.ROOT, line + "%n", values);
  }
}
