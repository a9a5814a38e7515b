package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code erase} command. */
@Command(
    name = "erase",
    description = {
      "Erases the content of deliveries from the store for good: no replay, retry or rebuild brings it"
          + " back.",
      "Of a hook and a user what was received until now, of a delivery always. Without --yes it only"
          + " tells what it would erase."
    },
    mixinStandardHelpOptions = true)
public final class EraseCommand implements Callable<Integer> {
  private static final String PATH = "/hookline/erasures";
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long PAUSE_MILLIS = 250;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ApiOptions options = new ApiOptions();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--yes", description = "Erases; there is no way back.")
  private boolean yes;

  /** One of them. */
  static final class What {
    @Option(
        names = "--hook",
        paramLabel = "HOOK",
        description = "all that was sent to a hook: source id, or the id in its URL")
    private @Nullable String hook;

    @Option(names = "--delivery", paramLabel = "ID", description = "one delivery")
    private @Nullable String delivery;

    @Option(
        names = "--user",
        paramLabel = "USER",
        description =
            "all posts of the hooks a user made, and all in the user's direct channels: name or id")
    private @Nullable String user;

    private Fields fields() {
      String value = hook != null ? hook : delivery != null ? delivery : user;
      return new Fields()
          .with("kind", hook != null ? "hook" : delivery != null ? "delivery" : "user")
          .with("value", value != null && value.startsWith("@") ? value.substring(1) : value);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Api api = options.api();
    Map<String, Object> fields = what.fields().toMap();
    if (!yes) {
      fields.put("dry_run", true);
      JsonNode would = api.post(PATH, fields);
      options.done(
          "would erase "
              + extent(would)
              + remains(would)
              + "\nNothing was erased: say --yes to do it.",
          would);
      return 0;
    }
    JsonNode made = api.post(PATH, fields);
    JsonNode erasure = awaitApplied(api, made);
    if (erasure.path("applied_at").asLong() == 0) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println(
          "hookline: rule %s is in the log, and the store has not applied it yet: is a sink running? It is applied as soon as one does; see GET /api/v4%s/%s"
              .formatted(made.path("id").asText(), PATH, made.path("id").asText()));
      err.flush();
      return 1;
    }
    options.done(
        "erased %s, by rule %s%s"
            .formatted(extent(erasure), made.path("id").asText(), remains(made)),
        erasure);
    return 0;
  }

  /** Of many posts it takes minutes; a sink that is away is not waited for that long. */
  private static JsonNode awaitApplied(Api api, JsonNode made) throws InterruptedException {
    String path = PATH + "/" + made.path("id").asText();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    JsonNode erasure = made;
    while (erasure.path("applied_at").asLong() == 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      try {
        erasure = api.get(path);
      } catch (ApiRefusalException e) {
        if (!e.isNotFound()) {
          throw e;
        }
        return made; // The API has waited for a sink, and none has come.
      }
    }
    return erasure;
  }

  private static String extent(JsonNode erasure) {
    if (!erasure.has("posts")) {
      return "more posts and rejections than can be counted in a few seconds";
    }
    return number(erasure.path("posts").asLong(), "post")
        + " and "
        + number(erasure.path("rejections").asLong(), "rejection");
  }

  private static String number(long count, String what) {
    return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
  }

  /** Plainly: the store is not all there is. */
  private static String remains(JsonNode erasure) {
    StringBuilder text =
        new StringBuilder(
            "\nThe log keeps what was sent, and what came of it, until its retention:");
    for (JsonNode topic : erasure.path("remains")) {
      long goneBy = topic.path("gone_by").asLong();
      text.append("\n  %-32s  ".formatted(topic.path("topic").asText()))
          .append(goneBy == 0 ? "for ever" : "gone by " + Column.time(goneBy));
    }
    return text.append("\nBackups of the database keep what they have.").toString();
  }
}
