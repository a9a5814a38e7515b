package hookline.bench.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** A replay of those hooks' payloads, from its asking to its end. */
final class Replayed implements Callable<Void> {
  private static final long LOOK_MILLIS = 200;

  private final Site site;
  private final String asked;
  private JsonNode replay = MissingNode.getInstance();
  private double seconds;

  Replayed(Site site, List<String> hooks, boolean apply, int rate) {
    this.site = site;
    this.asked =
        "{\"source_ids\": [%s], \"apply\": %s, \"rate\": %d}"
            .formatted(
                hooks.stream().map(hook -> "\"" + hook + "\"").collect(Collectors.joining(",")),
                apply,
                rate);
  }

  @Override
  public Void call() throws Exception {
    long start = System.nanoTime();
    String id = site.call("POST", "/hookline/replays", asked).path("id").asText();
    do {
      Thread.sleep(LOOK_MILLIS);
      replay = site.call("GET", "/hookline/replays/" + id, "");
    } while (!replay.path("state").asText().equals("done"));
    seconds = (System.nanoTime() - start) / 1e9;
    return null;
  }

  JsonNode counts() {
    return ((ObjectNode) replay.path("counts").deepCopy()).without("read");
  }

  long changed() {
    return replay.path("counts").path("changed").asLong();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f s, %,.0f payloads/s, %s",
        seconds,
        replay.path("payloads_read").asLong() / seconds,
        replay.path("counts"));
  }
}
