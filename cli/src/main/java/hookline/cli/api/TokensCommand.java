package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code tokens} command. */
@Command(
    name = "tokens",
    description =
        "Makes, shows and revokes users' access tokens. What a token is cannot be changed.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TokensCommand {
  private static final String WHOSE = "whose: username or id; the caller's own unless given";

  @Command(
      name = "list",
      description = "Lists a user's tokens; never the secrets.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ApiOptions options,
      @Option(names = "--user", paramLabel = "USER", defaultValue = "me", description = WHOSE)
          String user) {
    Api api = options.api();
    return options.list(
        api.get("/users/" + userId(api, user) + "/tokens"),
        Column.of("ID", "id"),
        Column.of("DESCRIPTION", "description"),
        Column.time("MADE", "create_at"));
  }

  @Command(
      name = "show",
      description = "Shows one token; never the secret.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "ID", description = "the token's id") String id) {
    return options.show(options.api().get("/users/tokens/" + Api.encoded(id)));
  }

  @Command(
      name = "create",
      description = "Makes a token and shows its secret, this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin ApiOptions options,
      @Option(names = "--user", paramLabel = "USER", defaultValue = "me", description = WHOSE)
          String user,
      @Parameters(paramLabel = "DESCRIPTION", description = "what it is for") String description) {
    Api api = options.api();
    return options.show(
        api.post(
            "/users/" + userId(api, user) + "/tokens",
            new Fields().with("description", description).toMap()));
  }

  @Command(
      name = "delete",
      description = "Revokes a token, for good.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin ApiOptions options,
      @Parameters(paramLabel = "ID", description = "the token's id") String id) {
    JsonNode answer =
        options.api().post("/users/tokens/revoke", new Fields().with("token_id", id).toMap());
    return options.done("revoked " + id, answer);
  }

  private static String userId(Api api, String user) {
    return Named.id(user.equals("me") ? api.get("/users/me") : new Named(api).user(user));
  }
}
