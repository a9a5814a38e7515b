package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code channels} command. */
@Command(
    name = "channels",
    description = "Makes, shows and changes channels.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class ChannelsCommand {
  private static final String CHANNEL = "name or id";

  /** Which of a team's channels. */
  enum Kind {
    OPEN(""),
    PRIVATE("/private"),
    ARCHIVED("/deleted");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  @Command(name = "list", description = "Lists a team's channels.", mixinStandardHelpOptions = true)
  int list(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Option(
              names = "--kind",
              defaultValue = "open",
              paramLabel = "KIND",
              description = "open, private or archived; ${DEFAULT-VALUE} unless given")
          Kind kind) {
    Api api = options.api();
    return options.list(
        api.pages(
            "/teams/" + Named.id(new Named(api).teamOrOnly(team.name())) + "/channels" + kind.path),
        Column.of("NAME", "name"),
        Column.of("DISPLAY NAME", "display_name"),
        Column.time("ARCHIVED", "delete_at"),
        Column.of("ID", "id"));
  }

  @Command(name = "show", description = "Shows one channel.", mixinStandardHelpOptions = true)
  int show(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Parameters(paramLabel = "CHANNEL", description = CHANNEL) String channel) {
    return options.show(new Named(options.api()).channel(team.name(), channel));
  }

  @Command(name = "create", description = "Makes a channel.", mixinStandardHelpOptions = true)
  int create(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Parameters(paramLabel = "NAME", description = "as it stands in URLs: a-z 0-9 - _")
          String name,
      @Option(
              names = "--display-name",
              paramLabel = "TEXT",
              description = "as people see it; the name unless given")
          @Nullable String displayName,
      @Option(names = "--private", description = "for its members alone") boolean isPrivate,
      @Option(names = "--purpose", paramLabel = "TEXT", description = "what it is for")
          @Nullable String purpose) {
    Api api = options.api();
    Fields fields =
        new Fields()
            .with("team_id", Named.id(new Named(api).teamOrOnly(team.name())))
            .with("name", name)
            .with("display_name", displayName == null ? name : displayName)
            .with("type", isPrivate ? "P" : "O")
            .with("purpose", purpose);
    return options.show(api.post("/channels", fields.toMap()));
  }

  @Command(name = "update", description = "Changes a channel.", mixinStandardHelpOptions = true)
  int update(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Parameters(paramLabel = "CHANNEL", description = CHANNEL) String channel,
      @Option(names = "--name", paramLabel = "NAME", description = "a new name")
          @Nullable String name,
      @Option(names = "--display-name", paramLabel = "TEXT", description = "as people see it")
          @Nullable String displayName,
      @Option(names = "--purpose", paramLabel = "TEXT", description = "what it is for")
          @Nullable String purpose,
      @Option(names = "--header", paramLabel = "TEXT", description = "shown above its posts")
          @Nullable String header,
      @Option(names = "--restore", description = "back from the archive") boolean restore) {
    Api api = options.api();
    String path = "/channels/" + Named.id(new Named(api).channel(team.name(), channel));
    Fields fields =
        new Fields()
            .with("name", name)
            .with("display_name", displayName)
            .with("purpose", purpose)
            .with("header", header);
    if (fields.isEmpty() && !restore) {
      throw new ConfigException(
          "say what to change: --name, --display-name, --purpose, --header, --restore");
    }
    if (restore) {
      api.post(path + "/restore", new Fields().toMap());
    }
    if (!fields.isEmpty()) {
      api.put(path + "/patch", fields.toMap());
    }
    return options.show(api.get(path));
  }

  @Command(
      name = "delete",
      description =
          "Archives a channel: its hooks stop; `channels update --restore` brings it back.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Parameters(paramLabel = "CHANNEL", description = CHANNEL) String channel) {
    Api api = options.api();
    JsonNode found = new Named(api).channel(team.name(), channel);
    return options.done(
        "archived " + found.path("name").asText(), api.delete("/channels/" + Named.id(found)));
  }

  @Command(name = "add", description = "Adds a user to a channel.", mixinStandardHelpOptions = true)
  int add(
      @Mixin ApiOptions options,
      @Mixin TeamOption team,
      @Parameters(paramLabel = "CHANNEL", description = CHANNEL) String channel,
      @Parameters(paramLabel = "USER", description = "username or id") String user) {
    Api api = options.api();
    String path =
        "/channels/" + Named.id(new Named(api).channel(team.name(), channel)) + "/members";
    String userId = Named.id(new Named(api).user(user));
    return options.done(
        "%s belongs to %s".formatted(user, channel),
        api.post(path, new Fields().with("user_id", userId).toMap()));
  }
}
