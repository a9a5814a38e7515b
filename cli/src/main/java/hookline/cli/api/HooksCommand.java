package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code hooks} command. */
@Command(
    name = "hooks",
    description = "Makes, shows and changes incoming webhooks.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class HooksCommand {
  private static final String HOOK = "source id, or the id in its URL";
  private static final String PATH = "/hooks/incoming";

  @Command(
      name = "list",
      description = "Lists the caller's hooks, an administrator's call all; never their secrets.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ApiOptions options, @Mixin TeamOption team) {
    Api api = options.api();
    String ofTeam =
        team.name() == null ? "" : "?team_id=" + Named.id(new Named(api).team(team.name()));
    return options.list(
        api.pages(PATH + ofTeam),
        Column.of("SOURCE ID", "source_id"),
        Column.of("DISPLAY NAME", "display_name"),
        Column.of("CHANNEL ID", "channel_id"),
        Column.of("DIALECT", "dialect"),
        Column.time("LAST USED", "last_used"));
  }

  @Command(
      name = "show",
      description = "Shows one hook, with the URL that senders post to.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ApiOptions options, @Parameters(paramLabel = "HOOK", description = HOOK) String hook) {
    return options.show(options.api().get(path(hook)));
  }

  @Command(
      name = "create",
      description = "Makes a hook and shows the URL that senders post to.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Option(
              names = "--channel",
              paramLabel = "CHANNEL",
              required = true,
              description = "where it posts: name or id")
          String channel,
      @Option(
              names = "--owner",
              paramLabel = "USER",
              description = "whose posts they are; the caller's unless given")
          @Nullable String owner,
      @Mixin HookFieldOptions fields) {
    Api api = options.api();
    Named named = new Named(api);
    Fields given =
        fields
            .given()
            .with("channel_id", Named.id(named.channel(team.name(), channel)))
            .with("user_id", owner == null ? null : Named.id(named.user(owner)));
    return options.show(api.post(PATH, given.toMap()));
  }

  @Command(name = "update", description = "Changes a hook.", mixinStandardHelpOptions = true)
  int update(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Parameters(paramLabel = "HOOK", description = HOOK) String hook,
      @Option(
              names = "--channel",
              paramLabel = "CHANNEL",
              description = "where it posts from now on: name or id")
          @Nullable String channel,
      @Mixin HookFieldOptions fields) {
    Api api = options.api();
    Fields given = fields.given();
    if (channel != null) {
      given.with("channel_id", Named.id(new Named(api).channel(team.name(), channel)));
    }
    if (given.isEmpty()) {
      throw new ConfigException("say what to change; `hookline hooks update --help` lists it all");
    }
    return options.show(api.put(path(hook), given.toMap()));
  }

  @Command(
      name = "delete",
      description = "Stops a hook for good; what it posted stays.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin ApiOptions options, @Parameters(paramLabel = "HOOK", description = HOOK) String hook) {
    Api api = options.api();
    JsonNode found = api.get(path(hook));
    return options.done("deleted " + found.path("source_id").asText(), api.delete(path(hook)));
  }

  @Command(
      name = "regenerate",
      description = "Gives a hook a new secret, and so a new URL; all else of it stays.",
      mixinStandardHelpOptions = true)
  int regenerate(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "HOOK", description = HOOK) String hook,
      @Option(
              names = "--overlap-seconds",
              paramLabel = "SECONDS",
              defaultValue = "0",
              description = "how long the old URL works beside it; ${DEFAULT-VALUE} unless given")
          int overlapSeconds) {
    return options.show(
        options
            .api()
            .post(
                path(hook) + "/regen_id",
                new Fields().with("overlap_seconds", overlapSeconds).toMap()));
  }

  private static String path(String hook) {
    return PATH + "/" + Api.encoded(hook);
  }
}
