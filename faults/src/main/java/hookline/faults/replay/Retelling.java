package hookline.faults.replay;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.faults.line.Line;
import hookline.faults.load.Kind;
import hookline.faults.load.Payload;
import hookline.faults.process.Waiting;
import hookline.faults.replay.ConsoleClient.RefusedException;
import hookline.payload.model.Hook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives some hooks another name, one of them the channel its refused payloads ask for, and has
 * replays make it so for what was sent before. For one thread.
 */
public final class Retelling {
  private static final String REPLAYS = "/hookline/replays";
  private static final int MOST_SOURCES = 3;
  private static final int LONGEST_PAUSE_MILLIS = 3_000;
  private static final long LOOK_AGAIN_MILLIS = 200;

  /** Without a rate a replay gives way to live payloads, of which there is no end. */
  private static final int FAST = 2_000;

  private static final Duration REPLAY_PATIENCE = Duration.ofMinutes(2);

  private final Line line;
  private final ConsoleClient console;
  private final String load;
  private final long since;
  private final Random random;
  private final String displayName;
  private final Set<Integer> sources = new TreeSet<>();
  private final Set<Integer> channels = new TreeSet<>();

  /**
   * One for a load.
   *
   * @param since epoch ms: by no ingress's clock was anything of the load received before
   */
  public Retelling(Line line, String load, long since, long seed) {
    this.line = line;
    this.console = new ConsoleClient(line);
    this.load = load;
    this.since = since;
    this.random = new Random(seed);
    this.displayName = "of " + Integer.toHexString(load.hashCode());
  }

  /** While payloads come and things go wrong: a dry run, and then what it showed. */
  public void inTheMiddle() {
    try {
      rename();
      String dry = ask(false, FAST);
      awaitEnd(dry);
      String applied = ask(true, random.nextBoolean() ? FAST : 0);
      if (random.nextBoolean()) {
        pause(applied);
      }
      awaitEnd(applied);
    } catch (RefusedException e) {
      throw new IllegalStateException("the console refuses: " + e.getMessage(), e);
    }
  }

  /**
   * When nothing more is sent and all is stored: what the renaming had come too late for. Another
   * run must then find nothing to change.
   *
   * @throws IllegalStateException when it does
   */
  public Retold afterwards() {
    try {
      awaitEnd(ask(true, FAST));
      JsonNode counts = awaitEnd(ask(false, FAST)).path("counts");
      for (String kind : List.of("changed", "moved", "posted", "rejected")) {
        if (counts.path(kind).asLong() != 0) {
          throw new IllegalStateException("a replay that was applied leaves changes: " + counts);
        }
      }
      return new Retold(sources, displayName, channels);
    } catch (RefusedException e) {
      throw new IllegalStateException("the console refuses: " + e.getMessage(), e);
    }
  }

  private void rename() throws RefusedException {
    int number = 1 + random.nextInt(MOST_SOURCES);
    while (sources.size() < number) {
      sources.add(random.nextInt(line.hooks().size()));
    }
    for (int source : sources) {
      Hook hook = line.hooks().get(source);
      console.call(
          "PUT", "/hooks/incoming/" + hook.sourceId(), Map.of("display_name", displayName));
    }
    if (random.nextBoolean()) {
      int source = sources.iterator().next();
      makeChannel(source);
      channels.add(source);
    }
  }

  private void makeChannel(int source) throws RefusedException {
    String name = new Payload(load, source, 0, Kind.REFUSED).missingChannel();
    String team = line.hooks().get(source).teamId();
    try {
      console.call(
          "POST",
          "/channels",
          Map.of("team_id", team, "name", name, "display_name", name, "type", "O"));
    } catch (RefusedException e) {
      // It may have been made by a call whose answer was lost.
      console.call("GET", "/teams/%s/channels/name/%s".formatted(team, name), Map.of());
    }
  }

  private String ask(boolean apply, int rate) throws RefusedException {
    List<String> hooks = sources.stream().map(line.hooks()::get).map(Hook::sourceId).toList();
    return console
        .call(
            "POST",
            REPLAYS,
            Map.of("source_ids", hooks, "since", since, "apply", apply, "rate", rate))
        .path("id")
        .asText();
  }

  private void pause(String replay) {
    try {
      console.call("POST", REPLAYS + "/" + replay + "/pause", Map.of());
      Waiting.pause(random.nextInt(LONGEST_PAUSE_MILLIS));
      console.call("POST", REPLAYS + "/" + replay + "/resume", Map.of());
    } catch (RefusedException e) {
      // It is over already.
    }
  }

  /** Its end may be far on a machine that has much else to do; but it gets on. */
  private JsonNode awaitEnd(String replay) throws RefusedException {
    JsonNode known = console.call("GET", REPLAYS + "/" + replay, Map.of());
    long gotOnAt = System.nanoTime();
    while (!known.path("state").asText().equals("done")) {
      Waiting.pause(LOOK_AGAIN_MILLIS);
      JsonNode now = console.call("GET", REPLAYS + "/" + replay, Map.of());
      if (!progress(now).equals(progress(known))) {
        gotOnAt = System.nanoTime();
      }
      known = now;
      if (System.nanoTime() - gotOnAt > Waiting.stretched(REPLAY_PATIENCE).toNanos()) {
        throw new IllegalStateException(
            "a replay does not get on: %s, %s".formatted(progress(known), known.path("counts")));
      }
    }
    return known;
  }

  private static String progress(JsonNode replay) {
    return "%s %s of %s, %s"
        .formatted(
            replay.path("state").asText(),
            replay.path("payloads_read"),
            replay.path("payloads"),
            replay.path("detail"));
  }
}
