package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import hookline.topics.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The {@code settings} command. */
@Command(
    name = "settings",
    description = "Shows and changes the settings that take effect everywhere at once.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class SettingsCommand {
  private static final String SECTION = "ServiceSettings";
  private static final String SITE = "SiteURL";

  @Command(
      name = "show",
      aliases = "list",
      description = "Shows all settings.",
      mixinStandardHelpOptions = true)
  int show(@Mixin ApiOptions options) {
    return options.show(options.api().get("/config").path(SECTION));
  }

  @Command(
      name = "update",
      aliases = "set",
      description = "Changes settings, such as EnablePostUsernameOverride=true.",
      mixinStandardHelpOptions = true)
  int update(
      @Mixin ApiOptions options,
      @Parameters(
              paramLabel = "KEY=VALUE",
              arity = "1..*",
              description = "as `settings show` names them")
          Map<String, String> changes) {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    changes.forEach((key, value) -> given.put(key, value(key, value)));
    Api api = options.api();
    // The API ignores what it does not know, as Mattermost's does; whoever types it meant
    // something.
    JsonNode known = api.get("/config").path(SECTION);
    for (String key : given.keySet()) {
      if (key.equals(SITE)) {
        throw new ConfigException(SITE + " is the setting site.url of the server, not of the API");
      }
      if (!known.has(key)) {
        throw new ConfigException(
            "there is no setting \"%s\"; `hookline settings show` names them".formatted(key));
      }
    }
    return options.show(api.put("/config/patch", Map.of(SECTION, given)).path(SECTION));
  }

  /** All of them are numbers, true or false. */
  private static JsonNode value(String key, String text) {
    try {
      return Json.readTree(text.getBytes(StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      throw new ConfigException(
          "%s = \"%s\" is wrong: it must be a number, true or false".formatted(key, text));
    }
  }
}
