package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Shows people how a replay gets on, and at its end what it found. */
final class ReplayWatch {
  private static final long LOOK_MILLIS = 500;
  private static final Set<String> OVER = Set.of("done", "cancelled");

  /** Lines of a sample's difference that are shown; `hookline replay show` cuts them, too. */
  private static final int MOST_LINES = 40;

  private final ApiOptions options;
  private final Api api;
  private final PrintWriter out;

  ReplayWatch(ApiOptions options, Api api) {
    this.options = options;
    this.api = api;
    this.out = options.out();
  }

  /** Shows its progress until it is over or paused; 1 when it did not get to its end. */
  int follow(String id) throws InterruptedException {
    String told = "";
    while (true) {
      JsonNode replay = api.get("/hookline/replays/" + Api.encoded(id));
      String state = replay.path("state").asText();
      // One that was told to go on is still paused for a moment.
      boolean paused = state.equals("paused") && replay.path("wished").asText().equals("pause");
      if (OVER.contains(state) || paused) {
        show(replay);
        return state.equals("done") ? 0 : 1;
      }
      String line = line(replay);
      if (!line.equals(told) && !options.isJson()) {
        options.err().println(line);
        options.err().flush();
        told = line;
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Shows what it found. */
  int show(JsonNode replay) {
    if (options.isJson()) {
      return options.show(replay);
    }
    JsonNode counts = replay.path("counts");
    out.printf(
        "replay %s: %s, %s%n",
        Named.id(replay), replay.path("apply").asBoolean() ? "applies" : "dry run", line(replay));
    out.println();
    count("unchanged", counts, "unchanged");
    count("changed", counts, "changed");
    count("moved to another channel", counts, "moved");
    count("newly posted", counts, "posted");
    count("newly rejected", counts, "rejected");
    count("left out (duplicates, reused keys, dropped, erased)", counts, "left_out");
    if (!isMadeAnew(replay)) {
      replay.path("samples").forEach(this::sample);
    }
    out.flush();
    return 0;
  }

  /** Where all has become as it would be, there is no difference left to show. */
  private static boolean isMadeAnew(JsonNode replay) {
    return replay.path("apply").asBoolean() && replay.path("state").asText().equals("done");
  }

  private void count(String name, JsonNode counts, String field) {
    out.printf(Locale.ROOT, "  %,12d  %s%n", counts.path(field).asLong(), name);
  }

  private void sample(JsonNode sample) {
    String id = sample.path("delivery_id").asText();
    out.println();
    out.printf("%s %s%n", sample.path("kind").asText(), id);
    JsonNode preview;
    try {
      preview = api.get("/hookline/deliveries/" + Api.encoded(id) + "/preview");
    } catch (ApiRefusalException e) {
      out.println("  " + e.getMessage());
      return;
    }
    int lines = 0;
    for (JsonNode line : preview.path("diff")) {
      if (lines++ == MOST_LINES) {
        out.println("  …");
        return;
      }
      out.println("  " + line.asText().replaceAll("\\p{Cntrl}", " "));
    }
  }

  private static String line(JsonNode replay) {
    String state = replay.path("state").asText();
    String detail = replay.path("detail").asText();
    StringBuilder line = new StringBuilder(state);
    if (!detail.isEmpty()) {
      line.append(": waits ").append(detail);
    }
    if (replay.path("payloads").asLong() > 0 || OVER.contains(state)) {
      line.append(", ").append(read(replay));
    }
    long left = secondsLeft(replay);
    if (left > 0) {
      line.append(", about ")
          .append(Duration.ofSeconds(left).toString().substring(2).toLowerCase(Locale.ROOT))
          .append(" left");
    }
    return line.toString();
  }

  static String read(JsonNode replay) {
    long read = replay.path("payloads_read").asLong();
    long payloads = replay.path("payloads").asLong();
    return String.format(
        Locale.ROOT,
        "%,d of %,d payloads read (%d %%)",
        read,
        payloads,
        payloads == 0 ? 100 : 100 * read / payloads);
  }

  static long changes(JsonNode replay) {
    JsonNode counts = replay.path("counts");
    return counts.path("changed").asLong()
        + counts.path("moved").asLong()
        + counts.path("posted").asLong()
        + counts.path("rejected").asLong();
  }

  private static long secondsLeft(JsonNode replay) {
    long read = replay.path("payloads_read").asLong();
    long millis = replay.path("updated_at").asLong() - replay.path("started_at").asLong();
    if (!replay.path("state").asText().equals("running") || read == 0 || millis <= 0) {
      return 0;
    }
    return (replay.path("payloads").asLong() - read) * millis / read / 1_000;
  }
}
