package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code users} command. */
@Command(
    name = "users",
    description = "Makes, shows and changes people and accounts of integrations.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class UsersCommand {
  private static final String USER = "system_user";
  private static final String ADMIN = "system_user system_admin";

  @Command(name = "list", description = "Lists all users.", mixinStandardHelpOptions = true)
  int list(@Mixin ApiOptions options) {
    return options.list(
        options.api().pages("/users"),
        Column.of("USERNAME", "username"),
        Column.of("ROLES", "roles"),
        Column.time("DEACTIVATED", "delete_at"),
        Column.of("ID", "id"));
  }

  @Command(name = "show", description = "Shows one user.", mixinStandardHelpOptions = true)
  int show(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "USER", description = "username, id or me") String user) {
    Api api = options.api();
    return options.show(user.equals("me") ? api.get("/users/me") : new Named(api).user(user));
  }

  @Command(name = "create", description = "Makes a user.", mixinStandardHelpOptions = true)
  int create(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "USERNAME", description = "a-z 0-9 . - _") String username,
      @Option(names = "--icon-url", paramLabel = "URL", description = "shown beside posts")
          @Nullable String iconUrl,
      @Option(names = "--admin", description = "may do everything") boolean admin) {
    Api api = options.api();
    JsonNode made =
        api.post(
            "/users", new Fields().with("username", username).with("icon_url", iconUrl).toMap());
    if (admin) {
      setRoles(api, made, ADMIN);
      made = api.get("/users/" + Named.id(made));
    }
    return options.show(made);
  }

  @Command(name = "update", description = "Changes a user.", mixinStandardHelpOptions = true)
  int update(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "USER", description = "username or id") String user,
      @Option(names = "--username", paramLabel = "NAME", description = "a new name")
          @Nullable String username,
      @Option(names = "--icon-url", paramLabel = "URL", description = "shown beside posts")
          @Nullable String iconUrl,
      @Option(
              names = "--admin",
              negatable = true,
              description = "may, or may no more, do everything")
          @Nullable Boolean admin,
      @Option(names = "--activate", description = "back from deactivation") boolean activate) {
    Api api = options.api();
    JsonNode found = new Named(api).user(user);
    String path = "/users/" + Named.id(found);
    Fields fields = new Fields().with("username", username).with("icon_url", iconUrl);
    if (fields.isEmpty() && admin == null && !activate) {
      throw new ConfigException(
          "say what to change: --username, --icon-url, --[no-]admin, --activate");
    }
    if (!fields.isEmpty()) {
      api.put(path + "/patch", fields.toMap());
    }
    if (admin != null) {
      setRoles(api, found, admin ? ADMIN : USER);
    }
    if (activate) {
      api.put(path + "/active", new Fields().with("active", true).toMap());
    }
    return options.show(api.get(path));
  }

  @Command(
      name = "delete",
      description =
          "Deactivates a user: tokens and hooks stop; `users update --activate` brings back.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "USER", description = "username or id") String user) {
    Api api = options.api();
    JsonNode found = new Named(api).user(user);
    return options.done(
        "deactivated " + found.path("username").asText(), api.delete("/users/" + Named.id(found)));
  }

  private static void setRoles(Api api, JsonNode user, String roles) {
    api.put("/users/" + Named.id(user) + "/roles", new Fields().with("roles", roles).toMap());
  }
}
