package hookline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.cli.config.RoleConfigs;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryPut;
import hookline.payload.model.Hook;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "directory",
    description = "Shows and changes hooks, channels, users, teams and settings, as JSON.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {ImportCommand.class, ExportCommand.class})
final class DirectoryCommand {
  private static final String SECRET = "(secret)";

  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "list",
      description = "Prints every value, a line each, the oldest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "TOPIC", description = "hooks, channels, users, teams or settings")
          DirectoryTopic topic,
      @Option(
              names = "--secrets",
              description = "Shows the hooks' ids and what else of them is secret.")
          boolean secrets) {
    return with(
        options,
        directory -> {
          directory.view().values(topic).stream()
              .map(value -> shown(value, secrets))
              .sorted(Comparator.comparingLong(value -> value.path("create_at").asLong()))
              .forEach(this::print);
          return 0;
        });
  }

  @Command(
      name = "get",
      description = "Prints the value of a key; exits 1 when there is none.",
      mixinStandardHelpOptions = true)
  int get(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "TOPIC", description = "hooks, channels, users, teams or settings")
          DirectoryTopic topic,
      @Parameters(
              paramLabel = "KEY",
              arity = "0..1",
              defaultValue = DirectoryTopic.SETTINGS_KEY,
              description = "The id, of a hook its source id; not needed for settings.")
          String key,
      @Option(
              names = "--secrets",
              description = "Shows the hook's id and what else of it is secret.")
          boolean secrets) {
    return with(
        options,
        directory -> {
          Object value = directory.view().value(topic, key);
          if (value == null) {
            throw new IllegalStateException(
                "%s has no \"%s\"; `hookline directory list %s` shows what there is"
                    .formatted(topic.topicName(), key, topic.topicName()));
          }
          print(shown(value, secrets));
          return 0;
        });
  }

  @Command(
      name = "put",
      description = {
        "Makes a value, or changes the given fields of one.",
        "Of what is new, ids and times are made here; a new hook's URL is printed."
      },
      mixinStandardHelpOptions = true)
  int put(
      @Mixin ConfigOptions options,
      @Parameters(paramLabel = "TOPIC", description = "hooks, channels, users, teams or settings")
          DirectoryTopic topic,
      @Parameters(
              paramLabel = "JSON",
              description = "The fields as a JSON object; - reads it from standard input.")
          String json) {
    ObjectNode given = object(json);
    return with(
        options,
        directory -> {
          boolean isNewHook = topic == DirectoryTopic.HOOKS && !given.has("source_id");
          for (DirectoryEntry entry :
              directory
                  .writer()
                  .write(new DirectoryPut(topic, given, System.currentTimeMillis()))) {
            print(shown(entry.value(), false));
            if (isNewHook) {
              String site = new RoleConfigs(directory.settings()).siteUrl().replaceAll("/+$", "");
              out().println(site + "/hooks/" + ((Hook) entry.value()).id());
            }
          }
          return 0;
        });
  }

  private int with(ConfigOptions options, ToIntFunction<LoadedDirectory> work) {
    try (LoadedDirectory directory = LoadedDirectory.open(options)) {
      int exit = work.applyAsInt(directory);
      out().flush();
      return exit;
    }
  }

  /** The value as a tree; a hook's secret only when it was asked for. */
  private static JsonNode shown(Object value, boolean secrets) {
    ObjectNode fields = Json.convert(value, ObjectNode.class);
    if (value instanceof Hook && !secrets) {
      fields.put("id", SECRET);
      if (!fields.path("previous_id").asText().isEmpty()) {
        fields.put("previous_id", SECRET);
      }
      if (fields.path("verification") instanceof ObjectNode how && how.has("secrets")) {
        how.putArray("secrets").add(SECRET);
      }
    }
    return fields;
  }

  private static ObjectNode object(String json) {
    try {
      byte[] bytes =
          json.equals("-") ? System.in.readAllBytes() : json.getBytes(StandardCharsets.UTF_8);
      if (Json.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("this is no JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("this is no JSON object: " + json);
  }

  private void print(JsonNode value) {
    out().println(value);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
