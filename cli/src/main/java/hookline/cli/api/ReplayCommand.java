package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code replay} command. */
@Command(
    name = "replay",
    description = {
      "Reads payloads of the log again and shows what would become of them under the rules of now;"
          + " with --apply, has it become so. Ids stay, posts change in place.",
      "A replay runs on the server: this command may be ended, and the replay looked after from"
          + " elsewhere."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private static final String PATH = "/hookline/replays";

  @Mixin private ApiOptions options = new ApiOptions();
  @Mixin private ReplayFilterOptions filter = new ReplayFilterOptions();

  @Option(
      names = "--dry-run",
      description = "Shows what would change and changes nothing: so unless --apply is given.")
  private boolean dryRun;

  @Option(names = "--apply", description = "Has posts change, come and move as the rules say now.")
  private boolean apply;

  @Option(
      names = "--withdraw",
      description = "What would now be rejected loses its posts; it keeps them otherwise.")
  private boolean withdraw;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "0",
      description = "Payloads a second at most; unless given, a share of what live traffic leaves.")
  private int rate;

  @Option(names = "--detach", description = "Asks for it and does not wait for it.")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    if (apply && dryRun) {
      throw new ConfigException("give either --dry-run or --apply");
    }
    Api api = options.api();
    Fields fields =
        filter
            .given(api)
            .with("apply", apply)
            .with("withdraw", withdraw ? true : null)
            .with("rate", rate == 0 ? null : rate);
    JsonNode replay = api.post(PATH, fields.toMap());
    if (detach) {
      return options.done("replay " + Named.id(replay), replay);
    }
    return new ReplayWatch(options, api).follow(Named.id(replay));
  }

  @Command(
      name = "list",
      description = "Lists replays, the newest first.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ApiOptions options) {
    return options.list(
        options.api().pages(PATH),
        Column.of("REPLAY", "id"),
        Column.time("ASKED FOR", "create_at"),
        new Column("", replay -> replay.path("apply").asBoolean() ? "apply" : "dry run"),
        Column.of("STATE", "state"),
        new Column("READ", replay -> ReplayWatch.read(replay)),
        new Column("CHANGES", replay -> Long.toString(ReplayWatch.changes(replay))));
  }

  @Command(
      name = "show",
      description = "Shows how far a replay is and what it found, with samples.",
      mixinStandardHelpOptions = true)
  int show(@Mixin ApiOptions options, @Parameters(paramLabel = "REPLAY") String id) {
    Api api = options.api();
    return new ReplayWatch(options, api).show(api.get(path(id)));
  }

  @Command(
      name = "watch",
      description = "Follows a replay to its end.",
      mixinStandardHelpOptions = true)
  int watch(@Mixin ApiOptions options, @Parameters(paramLabel = "REPLAY") String id)
      throws InterruptedException {
    return new ReplayWatch(options, options.api()).follow(id);
  }

  @Command(
      name = "pause",
      description = "Has a replay stop where it is.",
      mixinStandardHelpOptions = true)
  int pause(@Mixin ApiOptions options, @Parameters(paramLabel = "REPLAY") String id) {
    return options.done("pauses " + id, options.api().post(path(id) + "/pause", none()));
  }

  @Command(
      name = "resume",
      description = "Has a paused replay go on.",
      mixinStandardHelpOptions = true)
  int resume(@Mixin ApiOptions options, @Parameters(paramLabel = "REPLAY") String id) {
    return options.done("goes on: " + id, options.api().post(path(id) + "/resume", none()));
  }

  @Command(
      name = "cancel",
      description = "Ends a replay for good; what it has changed stays changed.",
      mixinStandardHelpOptions = true)
  int cancel(@Mixin ApiOptions options, @Parameters(paramLabel = "REPLAY") String id) {
    return options.done("ends " + id, options.api().post(path(id) + "/cancel", none()));
  }

  private static Map<String, ?> none() {
    return Map.of();
  }

  private static String path(String id) {
    return PATH + "/" + Api.encoded(id);
  }
}
