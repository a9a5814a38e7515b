package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code teams} command. */
@Command(
    name = "teams",
    description = "Makes, shows and changes teams.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TeamsCommand {
  @Command(name = "list", description = "Lists all teams.", mixinStandardHelpOptions = true)
  int list(@Mixin ApiOptions options) {
    return options.list(
        options.api().pages("/teams"),
        Column.of("NAME", "name"),
        Column.of("DISPLAY NAME", "display_name"),
        Column.of("ID", "id"));
  }

  @Command(name = "show", description = "Shows one team.", mixinStandardHelpOptions = true)
  int show(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "TEAM", description = "name or id") String team) {
    return options.show(new Named(options.api()).team(team));
  }

  @Command(name = "create", description = "Makes a team.", mixinStandardHelpOptions = true)
  int create(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "NAME", description = "as it stands in URLs: a-z 0-9 -") String name,
      @Option(
              names = "--display-name",
              paramLabel = "TEXT",
              description = "as people see it; the name unless given")
          @Nullable String displayName) {
    Fields fields =
        new Fields()
            .with("name", name)
            .with("display_name", displayName == null ? name : displayName)
            .with("type", "O");
    return options.show(options.api().post("/teams", fields.toMap()));
  }

  @Command(
      name = "update",
      description = "Changes what people see of a team.",
      mixinStandardHelpOptions = true)
  int update(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "TEAM", description = "name or id") String team,
      @Option(
              names = "--display-name",
              paramLabel = "TEXT",
              required = true,
              description = "as people see it")
          String displayName) {
    Api api = options.api();
    String path = "/teams/" + Named.id(new Named(api).team(team)) + "/patch";
    return options.show(api.put(path, new Fields().with("display_name", displayName).toMap()));
  }

  @Command(
      name = "delete",
      description = "Archives a team: it takes no new channels and hooks; those it has go on.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "TEAM", description = "name or id") String team) {
    Api api = options.api();
    JsonNode found = new Named(api).team(team);
    return options.done(
        "archived " + found.path("name").asText(), api.delete("/teams/" + Named.id(found)));
  }

  @Command(name = "add", description = "Adds a user to a team.", mixinStandardHelpOptions = true)
  int add(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "TEAM", description = "name or id") String team,
      @Parameters(paramLabel = "USER", description = "username or id") String user) {
    Api api = options.api();
    String teamId = Named.id(new Named(api).team(team));
    String userId = Named.id(new Named(api).user(user));
    Fields fields = new Fields().with("team_id", teamId).with("user_id", userId);
    return options.done(
        "%s belongs to %s".formatted(user, team),
        api.post("/teams/" + teamId + "/members", fields.toMap()));
  }
}
