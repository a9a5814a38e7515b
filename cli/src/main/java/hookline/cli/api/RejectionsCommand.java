package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hookline.cli.config.ConfigException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code rejections} command. */
@Command(
    name = "rejections",
    description = "Shows payloads that were refused, and has them tried again or left.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class RejectionsCommand {
  private static final String PATH = "/hookline/rejections";
  private static final String DELIVERIES = "Deliveries by id; instead of these, say which.";

  /** What has become of a rejection, as the API names it. */
  enum State {
    OPEN,
    RESOLVED,
    DROPPED,
    ALL
  }

  @Command(
      name = "list",
      description = "Lists them, the newest first; of the caller's hooks, an administrator's all.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ApiOptions options,
      @Mixin RejectionOptions which,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              defaultValue = "open",
              description = "open, resolved, dropped or all; ${DEFAULT-VALUE} unless given")
          State state,
      @Option(
              names = "--limit",
              paramLabel = "N",
              description = "so many at most; all unless given")
          @Nullable Long limit) {
    Api api = options.api();
    String query = which.query(api, new Fields().with("state", name(state)));
    return options.list(
        api.pagesBefore(PATH + query, "delivery_id", limit == null ? Long.MAX_VALUE : limit),
        Column.of("DELIVERY ID", "delivery_id"),
        Column.time("RECEIVED", "received_at"),
        Column.of("HOOK", "source_id"),
        Column.of("STATE", "state"),
        Column.of("REASON", "refusal"),
        Column.of("DETAIL", "detail"));
  }

  @Command(
      name = "counts",
      description = "Counts the open ones by hook and reason, the most first.",
      mixinStandardHelpOptions = true)
  int counts(@Mixin ApiOptions options, @Mixin RejectionOptions which) {
    Api api = options.api();
    return options.list(
        api.pages(PATH + "/counts" + which.query(api, new Fields())),
        Column.of("COUNT", "count"),
        Column.of("REASON", "refusal"),
        Column.of("HOOK", "source_id"),
        Column.time("OLDEST", "oldest"),
        Column.time("NEWEST", "newest"));
  }

  @Command(
      name = "show",
      description = "Shows one, with the payload while the log has it.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "DELIVERY", description = "The delivery's id.") String delivery) {
    return options.show(options.api().get(PATH + "/" + Api.encoded(delivery)));
  }

  @Command(
      name = "retry",
      description = {
        "Has payloads translated once more, after the cause is mended.",
        "Those that then succeed are resolved; those that do not stay as they are."
      },
      mixinStandardHelpOptions = true)
  int retry(
      @Mixin ApiOptions options,
      @Mixin RejectionOptions which,
      @Parameters(paramLabel = "DELIVERY", arity = "0..*", description = DELIVERIES)
          List<String> deliveries) {
    Api api = options.api();
    JsonNode replay = api.post(PATH + "/retry", asked(api, which, deliveries).toMap());
    return options.done(
        "replay %1$s does it; `hookline replay show %1$s` tells how far it is"
            .formatted(replay.path("id").asText()),
        replay);
  }

  @Command(
      name = "drop",
      description = {
        "Leaves payloads refused: they are no longer open, and no retry takes them.",
        "Their payloads stay in the log; one that is refused anew is open again."
      },
      mixinStandardHelpOptions = true)
  int drop(
      @Mixin ApiOptions options,
      @Mixin RejectionOptions which,
      @Parameters(paramLabel = "DELIVERY", arity = "0..*", description = DELIVERIES)
          List<String> deliveries) {
    Api api = options.api();
    Fields asked = asked(api, which, deliveries);
    long dropped = 0;
    JsonNode answer;
    do {
      answer = api.post(PATH + "/drop", asked.toMap());
      dropped += answer.path("dropped").asLong();
      asked.with("before", answer.path("before").asText());
    } while (answer.has("before"));
    return options.done(
        "dropped " + dropped, JsonNodeFactory.instance.objectNode().put("dropped", dropped));
  }

  private static Fields asked(Api api, RejectionOptions which, @Nullable List<String> deliveries) {
    boolean some = deliveries != null && !deliveries.isEmpty();
    if (some != which.areEmpty()) {
      throw new ConfigException(
          "say which: deliveries by their ids, or one or more of --hook, --reason, --since,"
              + " --until");
    }
    return some ? new Fields().with("delivery_ids", deliveries) : which.given(api);
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
